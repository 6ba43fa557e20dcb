import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences, dossierHash, dossierText, manifestHash, manifestText } from "#lib/signoff/dossier";
import { type Dossier, dossierSchema, manifestSchema } from "#lib/signoff/dossier.schema";
import golden from "./dossier.golden.json" with { type: "json" };

const dossier = dossierSchema.parse(golden.dossier.content);
const manifest = manifestSchema.parse(golden.manifest.content);
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const { material } = dossier.model;

const withMaterial = (part: Partial<typeof material>): Dossier => ({
  ...dossier,
  model: { ...dossier.model, material: { ...material, ...part } },
});
const withChecklist = (checklist: Dossier["checklist"]): Dossier => ({ ...dossier, checklist });

describe("the bytes that are signed", () => {
  test("are the same on every machine: the golden file fixes bytes and hash of a dossier", () => {
    expect(dossierText(dossier)).toBe(golden.dossier.bytes);
    expect(dossierHash(dossier)).toBe(golden.dossier.sha256);
    expect(sha256(golden.dossier.bytes)).toBe(golden.dossier.sha256);
  });

  test("and of a manifest, which holds the dossier's hash", () => {
    expect(manifestText(manifest)).toBe(golden.manifest.bytes);
    expect(manifestHash(manifest)).toBe(golden.manifest.sha256);
    expect(manifest.dossierHash).toBe(golden.dossier.sha256);
  });

  test("do not depend on the order in which rows were read", () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(
        shuffled(dossier.checklist),
        shuffled(dossier.version.datasets),
        shuffled(dossier.version.documentation),
        shuffled(material.jurisdictions),
        (checklist, datasets, documentation, jurisdictions) => {
          const same = {
            ...withMaterial({ jurisdictions }),
            checklist,
            version: { ...dossier.version, datasets, documentation },
          };
          expect(dossierHash(same)).toBe(golden.dossier.sha256);
          expect(differences(dossier, same)).toEqual([]);
        },
      ),
    );
  });

  test("tell two ways of writing one letter apart", () => {
    expect(dossierHash(withMaterial({ purpose: "caf\u00e9" }))).not.toBe(dossierHash(withMaterial({ purpose: "cafe\u0301" })));
  });

  test("tell two revisions of one link apart", () => {
    const [first, ...rest] = dossier.checklist;
    const at = (revision: string) => {
      const evidence = [{ url: "https://example.org/report", revision, accepted: true }];
      return withChecklist([{ ...(first ?? dossier.checklist[0]), evidence } as Dossier["checklist"][number], ...rest]);
    };
    expect(dossierHash(at("r2"))).not.toBe(dossierHash(at("r1")));
    expect(differences(at("r1"), at("r2")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  test("tell nothing from an empty text", () => {
    expect(dossierHash(withMaterial({ limitations: null }))).not.toBe(dossierHash(withMaterial({ limitations: "" })));
  });
});

describe("what a dossier may hold", () => {
  const fault = (content: unknown) => dossierSchema.safeParse(content).error?.issues.map(({ path }) => path.join(".")) ?? [];
  const [first, ...rest] = dossier.checklist;
  if (!first) throw new Error("the golden dossier has a checklist");

  test("no name, no instant and nothing editorial", () => {
    expect(fault({ ...dossier, requestedAt: "2026-11-23T10:31:07Z" })).toEqual([""]);
    expect(fault({ ...dossier, model: { ...dossier.model, name: "Retail credit scorecard" } })).toEqual(["model"]);
  });

  test("not the control that asks for the approval itself", () => {
    expect(fault(withChecklist([{ ...first, id: "CC-APR-01" }]))).toEqual(["checklist.0.id"]);
  });

  test("whether evidence is accepted at high tier, and only there", () => {
    expect(fault({ ...dossier, transition: { ...dossier.transition, tier: "medium" } })[0]).toMatch(/evidence\.0\.accepted$/);
    expect(
      fault(withChecklist([{ ...first, evidence: [{ url: "https://example.org/report", revision: null }] }, ...rest])),
    ).toEqual(["checklist.0.evidence.0.accepted"]);
  });

  test("a deployment for T5, and only there", () => {
    expect(fault({ ...dossier, deployment: { environment: "lending", extent: "full" } })).toEqual(["deployment"]);
    expect(fault({ ...dossier, transition: { ...dossier.transition, id: "T5" } })).toEqual(["deployment"]);
  });

  test("a number that JSON does not know is refused before it is hashed", () => {
    const scores = { ...dossier.assessment.scores, impact: Number.NaN };
    expect(() => dossierHash({ ...dossier, assessment: { ...dossier.assessment, scores } })).toThrow("impact");
  });

  test("an acknowledgement is the only signature without secret", () => {
    expect(manifestSchema.safeParse({ ...manifest, method: { name: "acknowledgement" } }).success).toBe(false);
    expect(manifestSchema.safeParse({ ...manifest, meaning: "acknowledged" }).success).toBe(false);
  });
});

describe("what changed", () => {
  const kinds = (after: Dossier) => differences(dossier, after).map(({ path, label, kind }) => [path, label, kind].join(" | "));

  test("field by field, with what stood there before", () => {
    expect(differences(dossier, withMaterial({ purpose: "Scores loans." }))).toEqual([
      {
        path: "model/material/purpose",
        label: "model.material.purpose",
        before: material.purpose,
        after: "Scores loans.",
        kind: "changed",
      },
    ]);
  });

  test("a fact that became known, a text that was taken away", () => {
    expect(kinds(withMaterial({ limitations: null, facts: { ...material.facts, gpaiSystemicRisk: false } }))).toEqual([
      "model/material/facts/gpaiSystemicRisk | model.material.facts.gpaiSystemicRisk | added",
      "model/material/limitations | model.material.limitations | removed",
    ]);
  });

  test("controls by id, evidence by its hash, datasets by name", () => {
    const checklist = dossier.checklist
      .filter(({ id }) => id !== "CC-VAL-02")
      .map((control) =>
        control.id === "CC-FAI-01"
          ? { ...control, status: "partly" as const, evidence: [{ sha256: "c".repeat(64), accepted: false }] }
          : control,
      );
    const datasets = [
      { name: "applications 2019/2024", version: "v9", digest: `sha256:${"e".repeat(64)}`, classification: "confidential" },
    ];
    expect(kinds({ ...withChecklist(checklist), version: { ...dossier.version, datasets } })).toEqual([
      `checklist/CC-FAI-01/evidence/${"b".repeat(64)} | checklist.evidence | removed`,
      `checklist/CC-FAI-01/evidence/${"c".repeat(64)} | checklist.evidence | added`,
      "checklist/CC-FAI-01/status | checklist.status | changed",
      "checklist/CC-VAL-02 | checklist | removed",
      "version/datasets/applications 2019~12024/version | version.datasets.version | changed",
      "version/datasets/bureau extract | version.datasets | removed",
    ]);
  });

  test("is nothing exactly when the hashes are equal", () => {
    const word = fc.constantFrom("a", "b", "__proto__", "a/b", "");
    const dataset = fc.record({
      name: word,
      version: fc.option(word),
      digest: fc.constant(null),
      classification: fc.constant(null),
    });
    const section = fc.record({ key: fc.constantFrom("data", "other"), title: word, text: word });
    const any = fc.record({
      purpose: fc.option(word),
      jurisdictions: fc.array(word, { maxLength: 2 }),
      datasets: fc.array(dataset, { maxLength: 3 }),
      documentation: fc.array(section, { maxLength: 3 }),
    });
    const made = ({
      purpose,
      jurisdictions,
      datasets,
      documentation,
    }: typeof any extends fc.Arbitrary<infer T> ? T : never): Dossier => ({
      ...withMaterial({ purpose, jurisdictions }),
      version: { ...dossier.version, datasets, documentation },
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [before, after] = [made(one), made(other)];
        expect(differences(before, after).length === 0).toBe(dossierHash(before) === dossierHash(after));
      }),
      { numRuns: 1000 },
    );
  });
});
