import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactJson, type Leaf, leafHash, leafText } from "#lib/ledger/leaf";

const row = {
  seq: "9007199254740993",
  eventId: "e-1",
  at: "2026-11-23T10:31:07.000001Z",
  table: "evidence",
  key: "ev-1",
  op: "INSERT",
  old: null,
  new: { id: "ev-1", name: "Bericht “final” – 数.pdf", size: "18446744073709551615", legal_hold: false },
  dbUser: "countersign_writer",
  client: "127.0.0.1/32",
  xid: "18446744073709551614",
  epoch: "7512345678901234567",
};

const event: Leaf = {
  kind: "event",
  event: {
    id: "e-1",
    at: "2026-11-23T10:31:07.000001Z",
    recordedAt: "2026-11-23T10:31:07.123456Z",
    actorId: "p-1",
    actorKind: "person",
    event: "evidence.attached",
    subject: "ev-1",
    modelId: "m-1",
    unitId: "u-1",
    change: { z: 1, a: { "€": [true, null, 0.1, 1e21] }, "\u0001": "line\nbreak" },
    requestId: "r-1",
    xid: "18446744073709551614",
    epoch: "7512345678901234567",
  },
  rows: [row],
};

/** As PostgreSQL prints it: numbers of every sort, one letter composed and decomposed, null, texts that look like something else. */
const PRINTED = [
  '{"numbers": [0, -0.0, 1.0, 1.50, 100, 0.1, 0.30000000000000004, 0.0000001, 9007199254740993, 1000000000000000000000, 0.10000000000000000001],',
  `"composed": "\u00e9", "decomposed": "e\u0301", "null": null, "empty": "", "list": [], "object": {},`,
  '"instant": "2026-11-23T10:31:07.000001+00:00", "day": "2026-02-28", "looks": ["1.0", "null", "true"], "astral": "\ud83d\udd0f"}',
].join(" ");
const printed: Leaf = {
  ...event,
  event: { ...event.event, change: exactJson(PRINTED) },
  rows: [{ ...row, new: exactJson(PRINTED) }],
};
const withChange = (text: string): Leaf => ({ ...event, event: { ...event.event, change: exactJson(text) } });

describe("T15: a leaf", () => {
  test("has the same bytes and hash on every machine and in every version", async () => {
    const alone: Leaf = { kind: "unaccounted", rows: [{ ...row, eventId: null, dbUser: "postgres", client: null }] };
    const golden = [event, alone, printed].flatMap((leaf) => [leafText(leaf), leafHash(leaf)]).join("\n");
    await expect(`${golden}\n`).toMatchFileSnapshot("leaf.golden.txt");
  });

  test("is hashed as RFC 6962 says: a zero byte, then the content", () => {
    const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(leafText(event), "utf8")]);
    expect(leafHash(event)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  test("does not depend on the order in which keys were read, and does on the order of rows", () => {
    const turned = Object.fromEntries(Object.entries(row).toReversed()) as typeof row;
    expect(leafHash({ ...event, rows: [turned] })).toBe(leafHash(event));
    const second = { ...row, seq: "2" };
    expect(leafHash({ ...event, rows: [row, second] })).not.toBe(leafHash({ ...event, rows: [second, row] }));
  });
});

describe("T15: what differs in the database differs in the bytes", () => {
  test.each([
    ["null and a field that is not there", '{"a": null}', "{}"],
    ["a letter composed and decomposed", '{"a": "\u00e9"}', '{"a": "e\u0301"}'],
    ["a number and its digits as text of another scale", '{"a": 0.10000000000000000001}', '{"a": 0.1}'],
    ["instants a microsecond apart", '{"a": "2026-11-23T10:31:07.000001+00:00"}', '{"a": "2026-11-23T10:31:07.000002+00:00"}'],
    ["an empty list and an empty object", '{"a": []}', '{"a": {}}'],
    ["a boolean and its word", '{"a": true}', '{"a": "true"}'],
  ])("%s", (_what, one, other) => {
    expect(leafHash(withChange(one))).not.toBe(leafHash(withChange(other)));
  });

  test("and the order of keys does not, nor zeros that say nothing", () => {
    expect(leafHash(withChange('{"b": 1.50, "a": 100.0}'))).toBe(leafHash(withChange('{"a": 100, "b": 1.5}')));
  });
});

describe("JSON as PostgreSQL prints it", () => {
  test("keeps every digit: what no double holds comes back as its digits", () => {
    expect(exactJson('{"a": 12345678901234567890, "b": 0.10000000000000000001, "c": [1000000000000000000000]}')).toEqual({
      a: "12345678901234567890",
      b: "0.10000000000000000001",
      c: ["1000000000000000000000"],
    });
    expect(exactJson('{"a": 63.500000000000000, "b": 0.30000000000000004}')).toEqual({ a: 63.5, b: 0.30000000000000004 });
  });

  test("a number within a text stays text", () => {
    expect(exactJson('{"a": "x: 12345678901234567890"}')).toEqual({ a: "x: 12345678901234567890" });
  });

  test("two different integers never give the same value", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        fc.pre(a !== b);
        expect(leafText({ ...event, rows: [{ ...row, new: exactJson(`{"n": ${a}}`) }] })).not.toBe(
          leafText({ ...event, rows: [{ ...row, new: exactJson(`{"n": ${b}}`) }] }),
        );
      }),
    );
  });
});
