import { z } from "zod";
import { gateSchema, meaningSchema, signingRoleSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { claimSchema, filterFields } from "#lib/models/list.schema";
import { AGES } from "#lib/signoff/age.rules";

export const GetPortfolioInput = z.strictObject({ businessUnit: filterFields.businessUnit, imported: filterFields.imported });

export const PortfolioCell = z.object({
  stage: stageSchema,
  tier: tierSchema.nullable(),
  count: z.number().describe("Models that reached this stage through the gates"),
  claimed: z.number().describe("Records of which an import says so; never added to the others"),
});
export type PortfolioCell = z.output<typeof PortfolioCell>;

const about = { modelId: z.string(), ref: z.string(), name: z.string(), tier: tierSchema.nullable() };

export const Portfolio = z.object({
  models: z.number(),
  highTier: z.number(),
  inUseBeforeApproval: z.number(),
  noOwner: z.number(),
  notRated: z.number(),
  stageNotStated: z.number().describe("Imported records that do not say whether they are in use"),
  claimedRetired: z.number().describe("Records an import calls retired; they are in the archive"),
  cells: z.array(PortfolioCell),
  openSignoffs: z.number(),
  waiting: z
    .array(
      z.object({
        role: signingRoleSchema,
        count: z.number(),
        oldestAt: z.date(),
        ages: z.record(z.enum(AGES), z.number()).describe("Open for up to 5 days, up to 10, or longer"),
      }),
    )
    .describe("Open sign-offs by role"),
  oldest: z.array(
    z.object({
      signoffId: z.string(),
      ...about,
      version: z.string(),
      gate: gateSchema.nullable(),
      roles: z.array(signingRoleSchema),
      meaning: meaningSchema,
      openedAt: z.date(),
    }),
  ),
  toPutRight: z
    .array(z.object({ ...about, claim: claimSchema, owner: z.string().nullable() }))
    .describe("First of those in use before approval: high impact first"),
});
export type Portfolio = z.output<typeof Portfolio>;
