/** What an imported file says about a control of a version. A claim is shown beside the item and counts for nothing. Pure. */
import { z } from "zod";

export const controlClaimSchema = z.object({
  controlId: z.string(),
  says: z
    .enum(["effective", "partly", "not_effective", "not_applicable", "waived", "links", "note"])
    .nullable()
    .describe("Null for a text that answers another question"),
  column: z.string(),
  row: z.int(),
  text: z.string(),
  reason: z.string().optional(),
  shownOn: z.string().optional().describe("Another control beside which the claim is shown"),
});
export type ControlClaim = z.infer<typeof controlClaimSchema>;

const claims = z.object({ controls: z.array(controlClaimSchema) });

/** The claims on controls among everything an import said of a version; none when it said nothing of the kind. */
export const controlClaims = (said: unknown): ControlClaim[] => {
  const read = claims.safeParse(said);
  return read.success ? read.data.controls : [];
};

/** Those shown beside this control. */
export const claimsOn = (all: readonly ControlClaim[], controlId: string): ControlClaim[] =>
  all.filter((claim) => (claim.shownOn ?? claim.controlId) === controlId && claim.says !== null);
