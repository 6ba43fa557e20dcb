import { z } from "zod";
import { unitsOf } from "#lib/access/actor";
import { query } from "#lib/core/operation";
import { Unit } from "#lib/units/schema";

export const listUnits = query({
  id: "listUnits",
  summary: "The business units the caller may see",
  http: "GET /units",
  permission: "model:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Unit) }),

  read: async (db, _input, { actor }) => ({
    items: await db.businessUnit.findMany({ where: { id: { in: unitsOf(actor) } }, orderBy: { name: "asc" } }),
  }),
});
