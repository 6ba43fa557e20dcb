import { z } from "zod";
import { query } from "#lib/core/operation";
import { controlSummaries } from "#lib/frameworks/library";
import { ControlSummary } from "#lib/frameworks/schema";

export const listControls = query({
  id: "listControls",
  summary: "The controls of the library, by family",
  http: "GET /controls",
  permission: "library:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(ControlSummary) }),

  read: async () => ({ items: controlSummaries() }),
});
