import { expect, test } from "vitest";
import { words } from "#lib/core/catalogue";
import { captionsIn } from "#lib/signoff/caption.rules";
import { differences } from "#lib/signoff/dossier";
import { dossierSchema } from "#lib/signoff/dossier.schema";
import { isDigest, isFields, partOf, partsShown } from "#lib/signoff/part.rules";
import golden from "./dossier.golden.json" with { type: "json" };

const { partName } = captionsIn({ signoff: words("signoff"), models: words("models"), controls: {}, questions: {} });
const dossier = dossierSchema.parse(golden.dossier.content);
const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["version/datasets/applications/digest", "digest"],
  ["version/datasets/applications", null],
  ["version/artifact/digest", "digest"],
  ["version/documentation/limitations/title", "title"],
  ["version/documentation/limitations/text", null],
  ["policy/frameworks/eu-ai-act/version", "eu-ai-act"],
  ["model/material/purpose", null],
  ["checklist/CC-VAL-02/status", null],
])("%s is about the part %s", (path, part) => {
  expect(partOf(path)).toBe(part);
});

test("a digest is told from other text", () => {
  expect([isDigest(digest), isDigest("b".repeat(64)), isDigest("sha256:"), isDigest("v1"), isDigest(3)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("every part of a dataset, an artefact, a document or a control that came or went has a name in words", () => {
  const [control] = dossier.checklist;
  const dataset = { name: "Loans", version: "2025", digest, classification: "internal" };
  const document = { key: "data", title: "Data", text: "What it was built with." };
  const other = {
    ...dossier,
    version: { ...dossier.version, datasets: [dataset], documentation: [document], artifact: null },
    checklist: control ? [{ ...control, id: "CC-ZZZ-01" }] : [],
  };
  const found = differences(dossier, other).flatMap(({ path, before, after }) => {
    const value = after ?? before;
    return isFields(value) ? [[path, partsShown(path, value).map(([part]) => partName(path, part))] as const] : [];
  });
  const at = Object.fromEntries(found);
  expect(at["version/datasets/Loans"]).toEqual(["Version", "SHA-256", "Classification"]);
  expect(at["version/documentation/data"]).toEqual(["Title", "Text"]);
  expect(at["checklist/CC-ZZZ-01"]).toEqual(expect.arrayContaining(["Text of the control", "Asked", "Status"]));
  for (const name of found.flatMap(([, names]) => names)) expect(name).toMatch(/^[A-Z]/);
});
