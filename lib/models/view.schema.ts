import { z } from "zod";
import { ADDRESS, EDITORIAL, id, line } from "#lib/models/text.schema";

/** A filter of the list of models under a name; its query is the address part after the question mark. */
export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  isMine: z.boolean(),
});
export type SavedView = z.output<typeof SavedView>;
export const SaveViewInput = z.strictObject({
  name: line(80).pipe(z.string().min(1, "problem.view_name")).meta(EDITORIAL),
  query: z
    .string()
    .max(2000)
    .describe(
      "Parameters of GET /models, as tier=high&sort=-updated, and how the page shows them, as columns=ref,tier&density=compact&pinned=first; a cursor is left out",
    )
    .meta(EDITORIAL),
  shared: z.boolean().default(false).describe("Whether colleagues see it too").meta(EDITORIAL),
});
export const DeleteViewInput = z.strictObject({ viewId: id.meta(ADDRESS) });
