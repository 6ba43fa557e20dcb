import { beforeAll, describe, expect, test } from "vitest";
import { sentenceOf } from "#lib/audit/sentence";
import { words } from "#lib/core/catalogue";
import { LANGUAGES } from "#lib/core/language.rules";
import type { Operation } from "#lib/core/operation";
import { during } from "#lib/core/task";
import { operations } from "#lib/operations";
import { asOwner } from "#lib/test/database";
import { makeExportQueue } from "#lib/test/exports";
import { aModelIn } from "#lib/test/signoff";

const all: Operation[] = Object.values(operations);
const events = all.flatMap((op) =>
  op.kind === "query" ? [] : [op.event, ...(op.kind === "command" && op.refused ? [op.refused] : [])],
);

describe("every event", () => {
  test("has a sentence", () => {
    expect([...new Set(events)].filter((event) => !words("history").has(event))).toEqual([]);
  });
});

describe("what really happened", () => {
  type Row = { event: string; change: unknown; subject: string };
  let rows: Row[];
  beforeAll(async () => {
    await makeExportQueue();
    await aModelIn("in_production", { tier: "low" });
    rows = await asOwner<Row>("select event, change, subject from ledger_event");
  }, 120_000);

  test("is told by its sentence and not by the type of the event", () => {
    const model = { ref: "MDL-1", name: "Scorecard" };
    const told = rows.map(({ event, change, subject }) => ({
      event,
      sentence: sentenceOf({ event, change, subject, actor: "Somebody", model }),
    }));
    expect(told.filter(({ event, sentence }) => sentence.startsWith(`Somebody: ${event}`))).toEqual([]);
    expect(told.map(({ sentence }) => sentence)).toContain(
      "Somebody asked to move Scorecard from in development to in validation.",
    );
    expect(told.length).toBeGreaterThan(30);
  });
});

test("an event without a sentence, or without what its sentence asks for, is named by its type", () => {
  const told = { actor: "Somebody", subject: "x", model: null, change: {} };
  expect(sentenceOf({ ...told, event: "something.new" })).toBe("Somebody: something.new");
  expect(sentenceOf({ ...told, event: "risk.assessed" })).toBe("Somebody: risk.assessed");
});

describe("a refused attempt", () => {
  const reasons = [
    { code: "SD-1", values: { as: "author", version: "1.0" } },
    { code: "version.frozen", values: { version: "1.0", stage: "approved" } },
  ];
  const told = (event: string, some = reasons) =>
    sentenceOf({
      event,
      actor: "Ana",
      subject: "x",
      model: { ref: "M-1", name: "Scorecard" },
      change: { rule: "SD-1", reasons: some },
    });

  test("is told with the words of the rule that refused it, and how many more did", () => {
    expect(told("transition.refused")).toBe(
      "Ana was refused a request on Scorecard: “You wrote version 1.0, so you cannot review it (SD-1)”, and by one more rule.",
    );
    expect(told("signoff.refused", reasons.slice(0, 1))).toBe(
      "Ana was refused a sign-off on Scorecard: “You wrote version 1.0, so you cannot review it (SD-1)”.",
    );
  });

  test("names no id of a rule, in any language", () => {
    for (const language of LANGUAGES) {
      const sentence = during({ language }, () => told("grant.refused", reasons.slice(1)));
      expect(sentence).not.toContain("version.frozen");
      expect(sentence).not.toContain("grant.refused");
    }
  });
});
