/** What people call stages, kinds and answers in a model inventory. Suggestions for a person to confirm, never applied unseen. */
import type { ClosedTarget } from "#lib/imports/vocabulary.schema";

const YES_NO = [
  ["true", ["yes", "y", "true", "1", "x"]],
  ["false", ["no", "n", "false", "0"]],
] as const;

type Words = readonly (readonly [string, readonly string[]])[];

/** Their words for ours. Lower case, words only. */
export const VALUE_WORDS: Readonly<Partial<Record<ClosedTarget, Words>>> = {
  claimedStage: [
    [
      "in_production/full",
      [
        "deployed",
        "production",
        "in production",
        "live",
        "in use",
        "operational",
        "active",
        "released",
        "implemented",
        "running",
        "go live",
      ],
    ],
    ["in_production/pilot", ["pilot", "piloting", "in pilot", "limited release", "beta", "trial"]],
    ["in_production/shadow", ["shadow", "shadow mode"]],
    [
      "in_development",
      [
        "development",
        "in development",
        "dev",
        "pre deployment",
        "in progress",
        "build",
        "prototype",
        "poc",
        "proof of concept",
        "experimental",
        "research",
        "acquisition",
      ],
    ],
    [
      "in_validation",
      ["validation", "in validation", "testing", "in testing", "uat", "under review", "in review", "pre production", "staging"],
    ],
    [
      "proposed",
      ["proposed", "idea", "planned", "planning", "concept", "intake", "initiated", "initiation", "new", "backlog", "draft"],
    ],
    ["approved", ["approved", "validated", "ready", "ready for deployment"]],
    ["restricted", ["restricted", "suspended", "on hold", "paused", "limited use"]],
    [
      "retired",
      [
        "retired",
        "decommissioned",
        "inactive",
        "sunset",
        "archived",
        "discontinued",
        "terminated",
        "end of life",
        "withdrawn",
        "deprecated",
        "superseded",
      ],
    ],
  ],
  kind: [
    [
      "statistical",
      ["statistical", "regression", "logistic regression", "linear regression", "glm", "scorecard", "time series", "econometric"],
    ],
    [
      "ml",
      [
        "ml",
        "machine learning",
        "classical ml",
        "deep learning",
        "neural network",
        "random forest",
        "gradient boosting",
        "xgboost",
        "nlp",
        "computer vision",
        "reinforcement learning",
      ],
    ],
    ["llm", ["llm", "large language model", "generative ai", "genai", "gen ai", "foundation model"]],
    ["agent", ["agent", "agentic ai", "ai agent", "agentic"]],
    ["rule-based", ["rule based", "rules", "rules engine", "expert system", "decision rules"]],
    ["vendor", ["vendor", "vendor model", "third party", "third party model"]],
  ],
  domain: [
    ["credit", ["credit", "lending", "credit risk", "mortgage", "loans", "underwriting"]],
    ["fraud", ["fraud", "aml", "financial crime", "anti money laundering", "fraud detection"]],
    ["healthcare", ["healthcare", "health", "medical", "clinical", "health and medical"]],
    ["hr", ["hr", "human resources", "recruiting", "talent", "people"]],
    ["insurance", ["insurance", "claims", "actuarial"]],
    ["marketing", ["marketing", "sales", "customer"]],
    ["other", ["other"]],
  ],
  sourcing: [
    ["in_house", ["in house", "in house development", "internal", "internally developed", "build", "built"]],
    ["vendor", ["vendor", "third party", "purchased", "vendor purchased", "external", "bought", "buy", "saas"]],
    ["joint", ["joint", "co developed", "both", "hybrid", "contracting and in house"]],
    ["open_source", ["open source", "oss"]],
  ],
  claimedImpact: [
    ["high", ["high", "high impact", "critical", "very high", "tier 1", "yes"]],
    ["not_high", ["medium", "moderate", "low", "not high impact", "minimal", "tier 2", "tier 3", "no"]],
  ],
  sensitivity: [
    ["normal", ["no", "normal", "public", "internal"]],
    ["restricted", ["yes", "restricted", "confidential", "secret"]],
  ],
  "facts.usesPersonalData": YES_NO,
  "facts.usesPhi": YES_NO,
  "facts.automatedDecision": YES_NO,
  "facts.decidesAboutPeople": YES_NO,
  "facts.euAiActClass": [
    ["minimal", ["minimal", "minimal risk", "low"]],
    ["limited", ["limited", "limited risk", "transparency"]],
    ["high", ["high", "high risk"]],
    ["gpai", ["gpai", "general purpose"]],
    ["prohibited", ["prohibited", "unacceptable"]],
    ["out_of_scope", ["out of scope", "not applicable"]],
  ],
};
