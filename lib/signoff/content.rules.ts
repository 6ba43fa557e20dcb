/** What of a version goes into the dossier of a request: the governed content, and nothing that moves while people sign. */
import type { Tier } from "#lib/lifecycle/schema";
import type { Transition } from "#lib/policy/lifecycle.schema";
import type { KeptOverride } from "#lib/risk/record.schema";
import type { Answers, Rationales } from "#lib/risk/schema";
import type { Dossier } from "#lib/signoff/dossier.schema";
import type { DeploymentPlan } from "#lib/signoff/schema";

type Rated = {
  policy: string;
  answers: Answers;
  rationales: Rationales;
  impact: number;
  vulnerability: number;
  matrixTier: Tier;
  knockouts: readonly { id: string }[];
  override: KeptOverride | null;
  assessedBy: string;
  /** The second of the two people a lowered tier takes, whether they agreed or not. */
  secondBy: string | null;
};

export type Governed = {
  transition: Pick<Transition, "id" | "to"> & { from: Dossier["transition"]["from"]; gate: Dossier["transition"]["gate"] };
  tier: Tier;
  policy: Dossier["policy"];
  ref: string;
  material: Dossier["model"]["material"];
  version: Dossier["version"];
  assessment: Rated;
  confirmedBy: string;
  /** The controls due at the gate, as `dossierLines` gives them. */
  checklist: Dossier["checklist"];
  deployment: DeploymentPlan | null;
};

/** One that was not agreed, or has run out, is no part of what people sign. */
const inForce = (override: Rated["override"], tier: Tier): Dossier["assessment"]["override"] =>
  override?.tier === tier && override.declined === null ? { tier: override.tier, reason: override.reason } : null;

const assessmentOf = ({ assessment, tier, confirmedBy }: Governed): Dossier["assessment"] => ({
  questionnaire: assessment.policy,
  answers: Object.fromEntries(
    Object.entries(assessment.answers).map(([id, { score, rationale }]) => [id, { score, rationale: rationale ?? null }]),
  ),
  rationales: {
    impact: assessment.rationales.impact ?? null,
    vulnerability: assessment.rationales.vulnerability ?? null,
  },
  scores: { impact: assessment.impact, vulnerability: assessment.vulnerability, matrixTier: assessment.matrixTier },
  knockouts: assessment.knockouts.map(({ id }) => id),
  tier,
  override: inForce(assessment.override, tier),
  by: assessment.assessedBy,
  confirmedBy,
  secondBy: assessment.secondBy,
});

/** The dossier as a request freezes it: people by id, no instants, nothing editorial. */
export const dossierOf = (governed: Governed): Dossier => ({
  format: 1,
  transition: { ...governed.transition, tier: governed.tier },
  policy: governed.policy,
  model: { ref: governed.ref, material: governed.material },
  version: governed.version,
  assessment: assessmentOf(governed),
  checklist: governed.checklist,
  ...(governed.deployment && { deployment: governed.deployment }),
});
