/** A row while its columns are being read: fields so far, and what was noticed on the way. */
import { type Reason, reason } from "#lib/core/errors";
import type { ImportedClaim, ImportedFields, Rejection } from "#lib/imports/record.schema";

export type Draft = {
  readonly row: number;
  fields: ImportedFields;
  claims: ImportedClaim[];
  warnings: Reason[];
  rejections: Rejection[];
  /** Source fields as pairs: their names come from the file and must not meet an object's own. */
  kept: [string, string][];
  /** Fields whose value the file does not state although one is set. */
  unstated: string[];
  /** A date after the day the file speaks of. */
  later?: { column: string; date: string; asOf: string };
};

export const newDraft = (row: number, jurisdictions: readonly string[]): Draft => ({
  row,
  fields: {
    name: "",
    purpose: null,
    intendedUse: null,
    outOfScopeUse: null,
    limitations: null,
    kind: null,
    domain: null,
    sourcing: null,
    jurisdictions: [...jurisdictions],
    facts: {
      usesPersonalData: null,
      usesPhi: null,
      automatedDecision: null,
      decidesAboutPeople: null,
      deviceDetermination: null,
      coveredEmploymentTool: null,
      euAiActClass: null,
    },
    protectedAttributes: { says: "not_stated", attributes: [], text: null },
    claimedStage: null,
    claimedExtent: null,
    claimedImpact: null,
    claimNote: null,
    inUseSince: null,
    sensitivity: "normal",
    supplierText: null,
    dataDescription: null,
    repositoryUrl: null,
    links: [],
    externalId: null,
    unitName: null,
    contact: null,
    sourceFields: {},
  },
  claims: [],
  warnings: [],
  rejections: [],
  kept: [],
  unstated: [],
});

/** Keeps a text of the file under the name a person will look for. */
export const keep = (draft: Draft, name: string, text: string): void => {
  draft.kept.push([name, text]);
};

export const warn = (draft: Draft, code: string, values: Record<string, string | number> = {}): void => {
  draft.warnings.push(reason(code, { row: draft.row, ...values }));
};

export const reject = (draft: Draft, column: string, code: string, values: Record<string, string | number> = {}): void => {
  draft.rejections.push({ row: draft.row, column, reason: reason(code, { row: draft.row, column, ...values }) });
};

/** The kept texts under their names. Two texts under one name stay both. */
export const sourceFieldsOf = ({ kept }: Draft): Record<string, string> => {
  const fields = new Map<string, string>();
  for (const [name, text] of kept) {
    let free = name;
    for (let copy = 2; fields.has(free); copy++) free = `${name} (${copy})`;
    fields.set(free, text);
  }
  return Object.fromEntries(fields);
};
