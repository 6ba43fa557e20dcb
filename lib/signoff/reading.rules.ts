/** What a first reader looks at, in this order: what drives the tier, what is weak, what is left open. */
import type { Dossier } from "#lib/signoff/dossier.schema";

export type Reading = {
  /** Answers of 3 and 4 and those not known, the highest first. */
  driving: { question: string; score: number | null; rationale: string | null }[];
  knockouts: string[];
  /** Controls that are neither effective nor computed as such, and those said not to apply. */
  weak: { id: string; status: string | null; reason: string | null }[];
  notPinned: boolean;
};

const DRIVES_FROM = 3;

export const readingOf = ({ assessment, checklist, version }: Dossier): Reading => ({
  driving: Object.entries(assessment.answers)
    .map(([question, { score, rationale }]) => ({ question, score, rationale }))
    .filter(({ score }) => score === null || score >= DRIVES_FROM)
    .toSorted((a, b) => (b.score ?? DRIVES_FROM) - (a.score ?? DRIVES_FROM)),
  knockouts: assessment.knockouts,
  weak: checklist.filter(({ status }) => status !== "effective").map(({ id, status, reason }) => ({ id, status, reason })),
  notPinned: version.artifact?.type === "hosted_model" && version.artifact.name === null,
});

/** How many lines a first reader should not pass over. */
export const openItems = (reading: Reading): number =>
  reading.weak.length + reading.driving.filter(({ score }) => score === null).length + Number(reading.notPinned);
