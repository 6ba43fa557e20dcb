import { expect, test } from "vitest";
import { lightPath } from "#lib/policy/load";
import { cardAnswers } from "#lib/signoff/card-answers.rules";

const peer = lightPath().cards.find(({ id }) => id === "peer-check");
const fields = peer?.fields ?? [];
const ALL = {
  independent: true,
  fits: true,
  looked: "the holdout of May",
  explained: true,
  tier: true,
  watch: "Drift of the queue length.",
};

test("five ticks and two sentences answer the controls that come with the validation", () => {
  const answers = cardAnswers(fields, ALL, ["CC-VAL-01", "CC-VAL-02", "CC-XPL-01"]);
  expect(answers.map(({ controlId }) => controlId)).toEqual(["CC-VAL-01", "CC-VAL-02", "CC-XPL-01"]);
  expect(answers[0]?.note).toBe("I did not build this and do not answer to those who did.");
  expect(answers[1]?.note).toContain("I looked at the data and the test myself: the holdout of May.");
  expect(answers[1]?.note).toContain("What I would change or watch: Drift of the queue length.");
});

test("what was not ticked answers nothing", () => {
  expect(cardAnswers(fields, { ...ALL, independent: false }, ["CC-VAL-01"])).toEqual([]);
  expect(cardAnswers(fields, ALL, [])).toEqual([]);
});
