/** What one row of somebody else's sheet becomes. Null is "the file does not say", never a default. */
import type { Reason } from "#lib/core/errors";
import type { SourceDate } from "#lib/imports/source-date.rules";
import type { Says } from "#lib/imports/vocabulary.schema";

/** A row of a table under its header. `row` is the number a spreadsheet shows. */
export type Row = { row: number; cells: readonly string[] };

/** Which protected attributes the file says a model uses. `described`: in words of its own, kept in `text`. */
export type ProtectedAttributes = {
  says: "listed" | "none" | "unspecified" | "described" | "unknown" | "not_stated";
  attributes: string[];
  text: string | null;
};

export type ImportedFacts = {
  usesPersonalData: boolean | null;
  usesPhi: boolean | null;
  automatedDecision: boolean | null;
  decidesAboutPeople: boolean | null;
  deviceDetermination: boolean | null;
  coveredEmploymentTool: string | null;
  euAiActClass: string | null;
};

export type ImportedLink = { column: string; label: string; url: string };

export type ImportedFields = {
  name: string;
  purpose: string | null;
  intendedUse: string | null;
  outOfScopeUse: string | null;
  limitations: string | null;
  kind: string | null;
  domain: string | null;
  sourcing: string | null;
  jurisdictions: string[];
  facts: ImportedFacts;
  protectedAttributes: ProtectedAttributes;
  claimedStage: string | null;
  claimedExtent: string | null;
  claimedImpact: string | null;
  claimNote: string | null;
  inUseSince: SourceDate | null;
  sensitivity: "normal" | "restricted";
  supplierText: string | null;
  dataDescription: string | null;
  repositoryUrl: string | null;
  links: ImportedLink[];
  externalId: string | null;
  /** The unit the file names, when the import makes units from it. */
  unitName: string | null;
  /** Personal. Never searched, and exported only when asked for. It appoints nobody. */
  contact: string | null;
  /** Texts without a home of their own, and originals of values that lost something, as they came. */
  sourceFields: Record<string, string>;
};

/**
 * What the file says about a control. `links`: it names a document; `note`: words beside the control; null: a text that
 * answers another question, kept and counted for nothing.
 */
export type ImportedClaim = {
  controlId: string;
  says: Says | "links" | "note" | null;
  column: string;
  row: number;
  text: string;
  /** Steps named by a list, under one spelling each. */
  items?: string[];
  reason?: string;
  /** Another control beside which the claim is shown. */
  shownOn?: string;
};

/** A row that comes in. `gaps` names the fields the file leaves open; `warnings` are for a person to look at. */
export type ImportedRow = {
  row: number;
  fields: ImportedFields;
  claims: ImportedClaim[];
  gaps: string[];
  warnings: Reason[];
};

export type Rejection = { row: number; column: string | null; reason: Reason };

export type MappedRow = { row: number; rejections: Rejection[] } | ImportedRow;

export const isRejected = (mapped: MappedRow): mapped is { row: number; rejections: Rejection[] } => "rejections" in mapped;

/** Whether the file says that the model is in use. It is then `in use before approval` until it is approved here. */
export const claimsUse = ({ claimedStage }: { claimedStage: string | null }): boolean =>
  claimedStage === "in_production" || claimedStage === "restricted";
