/** The sums an import tells at its end, over the rows of the file: what says it is in use, and what nobody knows yet. */
import { claimsUse, type ImportedFields } from "#lib/imports/record.schema";

export type Tally = {
  rows: number;
  inUse: number;
  deployed: number;
  pilot: number;
  highInUse: number;
  stageNotStated: number;
  retired: number;
  retiredHigh: number;
};

export const emptyTally = (): Tally => ({
  rows: 0,
  inUse: 0,
  deployed: 0,
  pilot: 0,
  highInUse: 0,
  stageNotStated: 0,
  retired: 0,
  retiredHigh: 0,
});

/** The tally with one more row, a repeat included: it says what it says. */
export const withRow = (
  tally: Tally,
  fields: Pick<ImportedFields, "claimedStage" | "claimedExtent" | "claimedImpact">,
): Tally => {
  const one = (holds: boolean) => (holds ? 1 : 0);
  const inUse = claimsUse(fields);
  const high = fields.claimedImpact === "high";
  const retired = fields.claimedStage === "retired";
  return {
    rows: tally.rows + 1,
    inUse: tally.inUse + one(inUse),
    deployed: tally.deployed + one(inUse && fields.claimedExtent !== "pilot"),
    pilot: tally.pilot + one(inUse && fields.claimedExtent === "pilot"),
    highInUse: tally.highInUse + one(inUse && high),
    stageNotStated: tally.stageNotStated + one(fields.claimedStage === null),
    retired: tally.retired + one(retired),
    retiredHigh: tally.retiredHigh + one(retired && high),
  };
};
