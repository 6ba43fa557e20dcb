/** A version's checklist as it is kept: plain data, read once, and asked by the rules. Pure. */
import { z } from "zod";
import type { ControlClaim } from "#lib/checklist/claim.schema";
import type { ComputedFrom } from "#lib/checklist/computed.rules";
import type { AnswerStatus, ReviewState } from "#lib/checklist/item.schema";
import type { Gate, Stage, Tier } from "#lib/lifecycle/schema";
import type { Content } from "#lib/models/material.rules";
import type { OwnPeople } from "#lib/risk/confirming.rules";

/** The control as it stood when it was answered, so that an old answer stays readable as it was asked. */
export const askedSchema = z.object({
  library: z.string(),
  id: z.string(),
  title: z.string(),
  objective: z.string(),
  check: z.array(z.string()),
});
export type Asked = z.infer<typeof askedSchema>;

const CONFIDENTIALITIES = ["normal", "restricted", "contains_personal_data"] as const;
export const confidentialitySchema = z.enum(CONFIDENTIALITIES);
export type Confidentiality = z.infer<typeof confidentialitySchema>;

/** Instants are ISO 8601, days ISO dates. `status` null: only a note for whoever answers the control. */
export type KeptAnswer = {
  id: string;
  controlId: string;
  asked: Asked;
  status: AnswerStatus | null;
  note: string;
  by: "default_owner" | "own_people";
  /** `checklist`, `import` when a claim was made somebody's answer, or `card:<id>`. */
  source: string;
  answeredBy: string | null;
  answeredAt: string | null;
  preparedBy: string | null;
  confirmedBy: string | null;
  carriedFromId: string | null;
  /** Label of the version it was carried over from, until somebody confirms it. */
  carriedFrom: string | null;
  claimSetAside: boolean;
};

export type KeptAttachment = {
  id: string;
  evidenceId: string;
  controlId: string;
  title: string;
  name: string;
  kind: "file" | "link";
  sha256: string | null;
  size: number | null;
  type: string | null;
  url: string | null;
  fixedRevision: string | null;
  confidentiality: Confidentiality;
  uploaderId: string;
  attachedBy: string;
  attachedAt: string;
  state: ReviewState;
  reviewedBy: string | null;
  reviewedAt: string | null;
  reviewNote: string | null;
  expiresOn: string | null;
  expired: boolean;
  carriedFrom: string | null;
};

export type ChecklistState = {
  versionId: string;
  modelId: string;
  unitId: string;
  ref: string;
  label: string;
  stage: Stage;
  /** In force: confirmed, and every fact it rests on unchanged. */
  tier: Tier | null;
  lightPath: boolean;
  content: Content;
  /** Content of the version this one was made from, for what is carried over. */
  carriedContent: Content | null;
  ownerId: string | null;
  authorIds: string[];
  /** Everybody who is or was owner since the version exists, or author of it. */
  ownPeople: OwnPeople;
  recordType: string;
  archivedAt: string | null;
  /** Gate of the request that is open. */
  openGate: Gate | null;
  known: Omit<ComputedFrom, "gate" | "missingFields" | "applicability">;
  answers: KeptAnswer[];
  /** Removed ones are left out. */
  attachments: KeptAttachment[];
  claims: ControlClaim[];
};
