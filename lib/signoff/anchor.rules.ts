/** What of a dossier a comment can stand at, by path: a field, an answer, a control, a file. Whatever lies below shares its thread. */
import type { Dossier } from "#lib/signoff/dossier.schema";

/** A step of a path as RFC 6901 writes it, so that a name with a slash is still one step. */
export const step = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
export const pathOf = (...keys: readonly string[]) => keys.map(step).join("/");

/** A section of the documentation by its key; one of no known kind by its title, too. */
export const documentKey = ({ key, title }: { key: string; title: string }) => (key === "other" ? `other ${title}` : key);

/** How many steps lead to an anchor below these two. */
const DEEPER: Record<string, number> = {
  "model/material": 3,
  "version/datasets": 3,
  "version/documentation": 3,
  "assessment/answers": 3,
  "assessment/rationales": 3,
  "assessment/scores": 3,
};
const FACTS = "model/material/facts/";
const ON_EVIDENCE = /^checklist\/[^/]+\/evidence(\/|$)/;
const ON_FILE = /^checklist\/[^/]+\/evidence\/[0-9a-f]{64}$/;

/** Whether a comment there may say what stands in evidence, which not everybody may open. */
export const isOnEvidence = (path: string): boolean => ON_EVIDENCE.test(path);

/**
 * The anchor of anything in a dossier, by its path as `differences` gives it. Linked evidence has one for each control: an address may be
 * withheld from some, so it never stands in a path.
 */
export const anchorOf = (path: string): string => {
  if (isOnEvidence(path)) return ON_FILE.test(path) ? path : path.split("/").slice(0, 3).join("/");
  const steps = path.split("/");
  return steps.slice(0, path.startsWith(FACTS) ? 4 : (DEEPER[steps.slice(0, 2).join("/")] ?? 2)).join("/");
};

const ofChecklist = ({ checklist }: Dossier): string[] =>
  checklist.flatMap(({ id, evidence }) => [
    pathOf("checklist", id),
    pathOf("checklist", id, "evidence"),
    ...evidence.flatMap((item) => ("sha256" in item ? [pathOf("checklist", id, "evidence", item.sha256)] : [])),
  ]);

const ofRating = ({ assessment: { answers, rationales, scores, ...rest } }: Dossier): string[] => [
  ...Object.entries({ answers, rationales, scores }).flatMap(([part, fields]) =>
    Object.keys(fields).map((field) => pathOf("assessment", part, field)),
  ),
  ...Object.keys(rest).map((field) => pathOf("assessment", field)),
];

/** Everything in this dossier that a comment can stand at. */
export const anchorsOf = (dossier: Dossier): string[] => {
  const { facts, ...material } = dossier.model.material;
  const { datasets, documentation } = dossier.version;
  return [
    ...Object.keys(material).map((field) => pathOf("model", "material", field)),
    ...Object.keys(facts).map((fact) => pathOf("model", "material", "facts", fact)),
    ...["artifact", "changeClass"].map((field) => pathOf("version", field)),
    ...datasets.map(({ name }) => pathOf("version", "datasets", name)),
    ...documentation.map((document) => pathOf("version", "documentation", documentKey(document))),
    ...ofRating(dossier),
    ...ofChecklist(dossier),
    ...Object.keys(dossier.deployment ?? {}).map((field) => pathOf("deployment", field)),
  ];
};
