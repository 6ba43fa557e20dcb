// Values that people who mean harm send, and the texts and bytes they are wrapped in.
import fc from "fast-check";

const DEEP = 3_000;

/** Texts that break what takes them for harmless: parsers, patterns, logs, file systems, spreadsheets, browsers, and our own rules. */
const TEXTS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u202egnp.exe",
  "\u2066hidden\u2069",
  "\r\nSet-Cookie: a=b",
  "\x1b[31m",
  "e\u0301".repeat(40),
  "İstanbul ſ ﬀ Å",
  "＝1＋1",
  "=cmd|' /C calc'!A0",
  "' or 1=1 --",
  "'; drop table model; --",
  "%' and pg_sleep(0) is not null --",
  "\\",
  "%",
  "_",
  "$1",
  "{{7*7}}",
  `$${"{"}7*7}`,
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "file:///etc/passwd",
  "http://169.254.169.254/",
  "http://u:p@127.1/",
  "../../../../etc/passwd",
  "..\\..\\win.ini",
  "/dev/stdin",
  "CON",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "true",
  "NaN",
  "-1",
  "1e400",
  "9223372036854775808",
  "0000-00-00",
  "2026-02-30",
  "2026-13-01T25:61:61Z",
  "+275760-09-13T00:00:00Z",
  "-000001-01-01",
  "9999-12-31T23:59:59.999999999+14:00",
  "Europe/Nowhere",
  "a@b@c",
  "ａ＠demo.example",
  "a@demo.example,b@demo.example",
  "x".repeat(301),
  "x".repeat(20_001),
  "a".repeat(50_000),
  "a.".repeat(2_000),
  " \t".repeat(5_000),
  "(".repeat(1_000),
  "00000000-0000-0000-0000-000000000000",
  "f".repeat(64),
  `sha256:${"f".repeat(64)}`,
];

const NUMBERS = [0, -0, -1, 0.1, 1.5, 201, 1e21, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 1e308, 5e-324];

const deep = (levels: number): unknown => {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

const PARTS = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { "": "" },
  { toJSON: 1 },
  { $ne: null },
  deep(40),
  deep(DEEP),
  Array.from({ length: 5_000 }, () => 0),
  JSON.parse('{"__proto__":{"admin":true}}'),
  { constructor: { prototype: { admin: true } } },
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 400 }) },
);

/** Anything at all, in the place of anything. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...PARTS) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** What is done to a good text of JSON before it is sent. */
export const SPOILS: Readonly<Record<string, (text: string) => string>> = {
  "cut off": (text) => text.slice(0, -1),
  "with a byte order mark": (text) => `\ufeff${text}`,
  "with more behind it": (text) => `${text}{}`,
  "with a field twice": (text) => text.replace(/^\{("(?:[^"\\]|\\.)*":)/, '{$1"first",$1'),
  "with a field of the prototype": (text) => text.replace(/^\{/, '{"__proto__":{"kind":"x"},"constructor":1,'),
  "with a field nobody declared": (text) => text.replace(/^\{/, '{"nobodyDeclaredThis":1,'),
  "with a number too large": (text) => text.replace(/:(\d+|true|"[^"]*")/, ":1e999"),
  "with a number that is none": (text) => text.replace(/:(\d+|true|"[^"]*")/, ":NaN"),
  "with half a pair": (text) => text.replace(/:"/, ':"\\ud800'),
  "as a list": (text) => `[${text}]`,
  "as a text": (text) => JSON.stringify(text),
  "as nothing": () => "null",
  "as ten thousand open brackets": () => `${"[".repeat(10_000)}`,
  "deeper than a stack": (text) => text.replace(/^\{/, `{"facts":${'{"a":'.repeat(8_000)}1${"}".repeat(8_000)},`),
  "with a comment": (text) => `/* */${text}`,
  "larger than a megabyte": (text) => text.replace(/^\{/, `{"notes":"${"n".repeat(1_100_000)}",`),
};

/** What stands in the place of one segment of a path, already as it is sent. */
export const hostileSegment: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...["%00", "%ff", "%c0%af", "%", "%zz", "%2e%2e", "..", ".", "..%2f..%2fetc%2fpasswd", "a%2fb", "a;b=c", "%0d%0aX-A:b"],
    ...[
      "%E2%80%AEgnp",
      "%ED%A0%80",
      "__proto__",
      "constructor",
      "null",
      "*",
      "'",
      "%27%20or%201=1--",
      "~",
      "@",
      "x".repeat(3_000),
    ],
  ),
  hostileText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 3_000)).filter((text) => text !== ""),
);
