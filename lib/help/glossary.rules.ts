import type { PageId } from "./contents.rules.ts";

/** The terms of the field that are explained where they stand, with the page that says more. Their sentences: messages/en/glossary.json. */
export const TERMS = {
  tier: "concepts/tiers",
  knockout: "concepts/tiers",
  stage: "concepts/gates-and-stages",
  gate: "concepts/gates-and-stages",
  lightPath: "concepts/gates-and-stages",
  claim: "concepts/gates-and-stages",
  control: "concepts/evidence",
  evidence: "concepts/evidence",
  version: "concepts/gates-and-stages",
  dossier: "concepts/dossier-and-hash",
  signOff: "concepts/electronic-signature",
  meaning: "concepts/electronic-signature",
  signature: "concepts/electronic-signature",
  segregation: "concepts/segregation-of-duties",
  secondLine: "concepts/segregation-of-duties",
  ledger: "concepts/ledger",
  verification: "concepts/ledger",
  modelRisk: "concepts/model-risk",
  euAiActClass: "concepts/eu-ai-act",
} as const satisfies Record<string, PageId>;

export type TermName = keyof typeof TERMS;
export const TERM_NAMES = Object.keys(TERMS) as TermName[];
