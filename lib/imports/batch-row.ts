// The outcome of one row of a file as a batch takes it.
import { type Reason, reason } from "#lib/core/errors";
import type { BatchRow } from "#lib/imports/batch.schema";
import type { Outcome } from "#lib/imports/map-table";
import type { ImportedRow } from "#lib/imports/record.schema";

const said = ({ code, values }: Reason) => ({ code, ...(values && { values }) });

/** A row that was named by its id says so: the name is still a gap. */
const aboutName = ({ row, gaps, fields }: ImportedRow): Reason[] =>
  gaps.includes("name") ? [reason("name-made", { row, name: fields.name })] : [];

export const batchRow = (outcome: Outcome, stated: ReadonlySet<string>): BatchRow => {
  if (outcome.kind === "rejected")
    return {
      kind: "rejected",
      row: outcome.row,
      ...(outcome.keys.length > 0 && { keys: outcome.keys }),
      messages: outcome.rejections.map(({ column, reason: why }) => ({ ...said(why), column })),
    };
  const { row, fields, warnings } = outcome.record;
  const { claimedStage, claimedExtent, claimedImpact } = fields;
  if (outcome.kind === "repeat")
    return { kind: "repeat", row, said: { claimedStage, claimedExtent, claimedImpact }, messages: [said(outcome.reason)] };
  return {
    kind: "record",
    row,
    key: outcome.key,
    ...(outcome.earlier.length > 0 && { earlier: outcome.earlier }),
    values: outcome.values,
    ...(stated.has("contact") && { contact: fields.contact }),
    messages: [...aboutName(outcome.record), ...warnings].map(said),
  };
};
