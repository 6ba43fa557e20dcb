import { z } from "zod";

export const UnitName = z.string().trim().min(1, "problem.unit_name").max(200);
export const Unit = z.object({ id: z.string(), name: z.string(), parentId: z.string().nullable() });
export const UnitRow = Unit.extend({
  parentName: z.string().nullable().describe("Of the unit it belongs to, where the caller may see it"),
  people: z.number().int().optional().describe("People whose roles reach it today, from here or from above"),
  models: z.number().int().optional().describe("Models of this very unit"),
});
export const ListUnitsInput = z.strictObject({
  q: z.string().trim().max(200).optional().describe("Part of the name"),
  registers: z.literal("yes").optional().describe("Only units in which the caller may register models, and move them to"),
  counts: z
    .enum(["yes", "no"])
    .default("yes")
    .describe("Whether people and models of each are counted, which looks at all of them"),
  limit: z.coerce.number().int().min(1).max(1000).optional().describe("As many at most; without it all of them"),
});
export const CreateUnitInput = z.strictObject({
  name: UnitName.describe("Name of the business unit, unique below its parent"),
  parentId: z
    .string()
    .nullable()
    .describe("The unit it belongs to; null only for the organisation itself, which is made first and once"),
});
/** What is set for the whole organisation. */
export const Organisation = z.object({ id: z.string(), timeZone: z.string() });
export const SetOrganisationInput = z.strictObject({
  timeZone: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .describe("Name of the IANA database, such as Europe/London, or UTC; calendar dates are days there"),
});
export const RenameUnitInput = z.strictObject({ unitId: z.string(), name: UnitName });
