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

describe("a leaf", () => {
  test("has the same bytes and hash on every machine and in every version", async () => {
    const alone: Leaf = { kind: "unaccounted", rows: [{ ...row, eventId: null, dbUser: "postgres", client: null }] };
    const golden = [event, alone].flatMap((leaf) => [leafText(leaf), leafHash(leaf)]).join("\n");
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
