import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { type ComputedFrom, computedStatus } from "#lib/checklist/computed.rules";
import { controlLibrary } from "#lib/policy/load";
import sentences from "#messages/en/checklist-computed" with { type: "json" };

const digest = "ab".repeat(32);
const good: ComputedFrom = {
  gate: "G2",
  people: { owner: "accepted", authorCount: 2, conflicts: 0 },
  applicability: { unknown: [], jurisdictions: ["UK", "EU"] },
  exceptions: { open: 1, expired: 0 },
  missingFields: [],
  rating: { status: "confirmed", tier: "medium", provisional: false },
  findings: { open: 0, blocking: 0 },
  firstVersion: true,
  segregation: { faults: 0, blockedAttempts: 3 },
  approval: "approved",
  digests: { approved: digest, deployed: digest },
};

const translate = createTranslator({ locale: "en", messages: sentences });
const sentence = (id: string, from: ComputedFrom) => {
  const found = computedStatus(id, from);
  return found?.status === "effective" ? translate(found.sentence.code as keyof typeof sentences, found.sentence.values) : found;
};

test("each computed control says in one sentence what was checked", () => {
  const computed = controlLibrary().controls.filter((control) => control.computed);
  expect(computed.map(({ id }) => sentence(id, good))).toEqual([
    "Countersign checked this: the owner is named and has accepted, 2 authors are named, and nobody holds roles that exclude each other.",
    "Countersign checked this: every fact that decides which rules apply is known; jurisdictions: UK, EU.",
    "Countersign checked this: one exception is open and in force.",
    "Countersign checked this: every mandatory field of the inventory record is filled in.",
    "Countersign checked this: the tier is medium, confirmed by a named second-line person.",
    "Countersign checked this: no finding is open.",
    "Countersign checked this: this is the first version, so nothing has changed.",
    "Countersign checked this: its safeguards of segregation are in place; 3 attempts on this model were blocked.",
    `Countersign checked this: the digest to deploy is the digest approved, ${digest}.`,
    "Countersign checked this: this version is approved by signatures on its dossier.",
  ]);
});

test("every control marked as computed has a rule, and no other has", () => {
  const { controls } = controlLibrary();
  const ruled = controls.filter(({ id }) => computedStatus(id, good) !== null);
  expect(ruled.map(({ id }) => id)).toEqual(controls.filter(({ computed }) => computed).map(({ id }) => id));
});

describe("a computed control does not hold when", () => {
  test.each<[string, string, Partial<ComputedFrom>, Record<string, unknown>]>([
    ["nobody owns the model", "CC-GOV-02", { people: { ...good.people, owner: "none" } }, { owner: "none" }],
    ["roles conflict", "CC-GOV-02", { people: { ...good.people, conflicts: 1 } }, { conflicts: 1 }],
    [
      "a fact is not known",
      "CC-GOV-05",
      { applicability: { unknown: ["usesPhi", "domain"], jurisdictions: [] } },
      { unknown: "usesPhi", more: 1 },
    ],
    ["an exception has expired", "CC-GOV-07", { exceptions: { open: 0, expired: 2 } }, { expired: 2 }],
    ["a field is empty", "CC-INV-01", { missingFields: ["purpose"] }, { missing: "purpose" }],
    ["there is no rating", "CC-INV-02", { rating: null }, { state: "none" }],
    [
      "the tier is not confirmed",
      "CC-INV-02",
      { rating: { status: "computed", tier: "low", provisional: false } },
      { state: "computed" },
    ],
    [
      "the rating is provisional",
      "CC-INV-02",
      { rating: { status: "confirmed", tier: "low", provisional: true } },
      { state: "provisional" },
    ],
    [
      "the model is stopped",
      "CC-INV-02",
      { rating: { status: "stopped", tier: null, provisional: false } },
      { state: "stopped" },
    ],
    ["a finding blocks", "CC-VAL-04", { findings: { open: 2, blocking: 1 } }, { blocking: 1 }],
    ["a safeguard is missing", "CC-CHG-02", { segregation: { faults: 1, blockedAttempts: 0 } }, { faults: 1 }],
    ["the version is not approved", "CC-APR-01", { approval: "open" }, { approval: "open" }],
  ])("%s (%s)", (_name, id, part, values) =>
    expect(computedStatus(id, { ...good, ...part })).toMatchObject({ status: "not_effective", reason: { code: id, values } }),
  );
});

test("a provisional rating is enough at G0", () =>
  expect(sentence("CC-INV-02", { ...good, gate: "G0", rating: { status: "confirmed", tier: "low", provisional: true } })).toBe(
    "Countersign checked this: the tier is low, confirmed by a named second-line person; the rating is provisional.",
  ));

test("release integrity is not effective when another artefact is to be deployed, and nobody can say otherwise", () =>
  expect(computedStatus("CC-CHG-03", { ...good, digests: { approved: digest, deployed: "cd".repeat(32) } })).toMatchObject({
    status: "not_effective",
    reason: { code: "CC-CHG-03" },
  }));

describe("people answer", () => {
  test("the change control of a later version", () =>
    expect(computedStatus("CC-CHG-01", { ...good, firstVersion: false })).toBeNull());
  test.each([
    [digest, null],
    [null, null],
    [null, digest],
  ])("release integrity when the digests are %s and %s", (approved, deployed) =>
    expect(computedStatus("CC-CHG-03", { ...good, digests: { approved, deployed } })).toBeNull(),
  );
  test("every other control", () => expect(computedStatus("CC-DOC-01", good)).toBeNull());
});
