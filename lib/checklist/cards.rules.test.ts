import { describe, expect, test } from "vitest";
import { askedCards, cardsAnswering, controlTexts } from "#lib/checklist/cards.rules";
import { dueAt, dueGates } from "#lib/checklist/due.rules";
import { control } from "#lib/checklist/item.fixture";
import { reason } from "#lib/core/errors";
import type { Applicability } from "#lib/policy/condition.rules";
import { type Card, controlsOf } from "#lib/policy/light-path.schema";
import { controlLibrary, lightPath } from "#lib/policy/load";
import { plainFacts } from "#lib/risk/answers.fixture";

const path = lightPath();
const early = ["G0", "G1", "G2", "G3"] as const;
const due = (facts: Applicability) => [
  ...new Set(
    early.flatMap((gate) =>
      dueAt(controlLibrary(), gate, { ...plainFacts, ...facts, riskTier: "low" }).map((entry) => entry.control.id),
    ),
  ),
];
const shownCards = (facts: Applicability) => askedCards(path, due(facts)).map(({ id }) => id);
const plainCards = ["intake", "build-record", "peer-check", "owner", "go-live"];
const card = (id: string): Card => {
  const found = path.cards.find((entry) => entry.id === id);
  if (!found) throw new Error(`${id} is no card`);
  return found;
};

describe("every control of a low-tier model before it is live has one place", () => {
  const placed = [...path.cards.flatMap(controlsOf), ...path.not_on_cards];
  const reached = controlLibrary().controls.filter(
    (entry) => entry.tiers.low !== "not_required" && early.some((gate) => dueGates(entry).includes(gate)),
  );

  test("computed, on a card, or named as not on a card", () =>
    expect(reached.filter((entry) => !entry.computed).map(({ id }) => id)).toEqual(
      reached.map(({ id }) => id).filter((id) => placed.includes(id)),
    ));

  test("and a card asks for nothing else", () =>
    expect(placed.filter((id) => !reached.some((entry) => entry.id === id))).toEqual([]));

  test("what comes with a signature is on the card that is signed so", () => {
    for (const entry of path.cards.filter(({ signature }) => signature))
      for (const id of controlsOf(entry)) expect(control(id).comes_with).toBe(entry.signature);
  });

  test("own people answer exactly the second-line controls that are on their cards", () => {
    const theirs = path.cards
      .filter(({ signature }) => !signature)
      .flatMap(controlsOf)
      .map(control);
    const secondLine = theirs.filter(
      ({ default_owner }) => default_owner !== "data_scientist" && default_owner !== "model_owner",
    );
    expect(secondLine.every((entry) => entry.own_people_when_light)).toBe(true);
    expect(secondLine).toHaveLength(10);
  });
});

describe("a card is shown when one of its controls is due", () => {
  test("rules", () => expect(shownCards({ modelKind: "rule-based" })).toEqual(plainCards));
  test("personal data", () =>
    expect(shownCards({ usesPersonalData: true })).toEqual([
      "intake",
      "build-record",
      "personal-data",
      "peer-check",
      "owner",
      "go-live",
      "notices",
    ]));
  test("a bought language model", () =>
    expect(shownCards({ modelKind: "llm", sourcing: "vendor" })).toEqual([
      "intake",
      "build-record",
      "supplier",
      "language-model",
      "peer-check",
      "owner",
      "go-live",
      "notices",
    ]));

  test("with the fields that are asked", () => {
    const fields = (facts: Applicability, id: string) =>
      askedCards(path, due(facts))
        .find((entry) => entry.id === id)
        ?.fields.map((asked) => asked.id);
    expect(fields({ modelKind: "rule-based" }, "peer-check")).toEqual(["independent", "fits", "looked", "tier", "watch"]);
    expect(fields({ modelKind: "ml" }, "build-record")).toEqual([
      "data",
      "method",
      "afterRelease",
      "test",
      "limits",
      "adjusted",
      "where",
    ]);
    expect(fields({ modelKind: "statistical" }, "build-record")).toEqual([
      "data",
      "method",
      "test",
      "limits",
      "adjusted",
      "where",
    ]);
  });
});

describe("the light path stays light", () => {
  const typed = (facts: Applicability, by?: Card["by"], gates: readonly string[] = early) =>
    askedCards(path, due(facts))
      .filter((entry) => (!by || entry.by === by) && gates.includes(entry.gate))
      .flatMap((entry) => entry.fields)
      .filter(({ input }) => input.includes("text")).length;

  // Twelve typed fields to submission and twenty in all, of which the rating takes two and the artefact one.
  test.each<[string, Applicability]>([
    ["rules", { modelKind: "rule-based" }],
    ["machine learning", {}],
    ["machine learning on personal data", { usesPersonalData: true }],
  ])("for %s", (_name, facts) => {
    expect(typed(facts, "author", ["G0", "G1"]) + 3).toBeLessThanOrEqual(12);
    expect(typed(facts) + 3).toBeLessThanOrEqual(20);
  });
});

describe("a card writes one text per control", () => {
  const said = { data: "Sales 2019 to 2024, v7.", limits: "Weak for new customers.", method: " " };
  const texts = controlTexts(card("build-record"), said, due({}));

  test("with what was said in its fields", () => {
    expect(texts.get("CC-DAT-01")).toBe("Data: Sales 2019 to 2024, v7.");
    expect(texts.get("CC-RSK-01")).toBe("Limits: Weak for new customers.");
  });
  test("with the whole card where the record is the document", () =>
    expect(texts.get("CC-DOC-01")).toBe("Data: Sales 2019 to 2024, v7.\nLimits: Weak for new customers."));
  test("none where nothing was said", () => expect(texts.has("CC-DEV-01")).toBe(false));
  test("none where the control is not due", () => expect(controlTexts(card("build-record"), said, ["CC-DAT-01"]).size).toBe(1));
});

describe("what a card answers at the gate", () => {
  const at = (id: string, code = "checklist.unanswered") => reason(code, { control: id });
  const [first = "", second = ""] = controlsOf(card("build-record"));

  test("is told by position, so that nothing is listed twice", () =>
    expect(cardsAnswering(path.cards, [at("CC-GOV-01"), at(first), at(second, "checklist.sentence_missing")])).toEqual([
      { id: "build-record", title: card("build-record").title, answers: [1, 2] },
    ]));

  test("is not what has its own act", () =>
    expect(cardsAnswering(path.cards, [at(first, "checklist.evidence_rejected"), at(second, "checklist.carried_over")])).toEqual(
      [],
    ));

  test("is also what leads to the card itself", () =>
    expect(cardsAnswering(path.cards, [reason("CC-INV-01", { fix: "checklist#card-build-record" })])).toMatchObject([
      { id: "build-record", answers: [0] },
    ]));
});
