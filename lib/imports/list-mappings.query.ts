import { z } from "zod";
import { query } from "#lib/core/operation";
import { allMappings } from "#lib/imports/named-mappings";
import { ListMappingsOutput } from "#lib/imports/schema";

export const listMappings = query({
  id: "listMappings",
  summary: "Mappings by name: those that come with the product, then those people saved",
  http: "GET /import-mappings",
  permission: "import:run",
  scope: () => "none",
  input: z.strictObject({}),
  output: ListMappingsOutput,

  read: async (db, _input, { actor }) => ({ items: await allMappings(db, actor) }),
});
