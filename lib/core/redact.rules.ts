/** What a log never says, whoever wrote the line: values under these names, and these patterns within any text. */

const HIDDEN = "[hidden]";
const MAX_DEPTH = 8;

/** The name of a field that holds a secret, in any spelling: `password`, `newPassword`, `api_key`, `set-cookie`. */
const SECRET_NAME =
  /pass(word|phrase|wd)?$|secret|token|authorization|cookie|credential|api[-_]?key|private[-_]?key|idempotency[-_]?key|^key$/i;

const PATTERNS: readonly [RegExp, string][] = [
  // Name and value, as in a query string, a form or a connection string: `?token=x`, `password: x`.
  [/((?:password|passwd|secret|token|api[-_]?key|\bkey)["']?\s*[=:]\s*["']?)[^\s&"',;}]+/gi, `$1${HIDDEN}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@/]+@/gi, `$1${HIDDEN}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\bcs_[0-9a-z]{8}_[\w-]+/g, HIDDEN],
  [/(\/invitation\/)[\w-]{20,}/g, `$1${HIDDEN}`],
];

export const redactedText = (text: string): string =>
  PATTERNS.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);

/** A number or a flag of such a name tells how many, or whether. */
const hides = (name: string, value: unknown) =>
  SECRET_NAME.test(name) && (typeof value === "string" || (typeof value === "object" && value !== null));

/** The value as it may be logged. Errors are left to their own serializer. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactedText(value);
  if (typeof value !== "object" || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth === MAX_DEPTH) return "[deeper]";
  if (Array.isArray(value)) return value.map((one) => redacted(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, hides(name, one) ? HIDDEN : redacted(one, depth + 1)]),
  );
}
