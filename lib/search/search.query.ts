import { query } from "#lib/core/operation";
import { helpFound } from "#lib/search/help";
import { controlsFound, requirementsFound } from "#lib/search/library";
import { recordsFound } from "#lib/search/records";
import { SearchInput, SearchOutput } from "#lib/search/schema";

export const search = query({
  id: "search",
  summary: "Models, people, controls, requirements, evidence the caller may see, and help, by words; a few of each",
  http: "GET /search",
  permission: "model:read",
  scope: () => "none",
  input: SearchInput,
  output: SearchOutput,

  read: async (db, { q }, { actor }) => ({
    ...(await recordsFound(db, actor, q)),
    controls: controlsFound(q),
    requirements: requirementsFound(q),
    help: helpFound(q),
  }),
});
