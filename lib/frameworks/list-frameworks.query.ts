import { z } from "zod";
import { query } from "#lib/core/operation";
import { frameworkSummaries } from "#lib/frameworks/library";
import { FrameworkSummary } from "#lib/frameworks/schema";

export const listFrameworks = query({
  id: "listFrameworks",
  summary: "The frameworks of the library, by name",
  http: "GET /frameworks",
  permission: "library:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(FrameworkSummary) }),

  read: async () => ({ items: frameworkSummaries() }),
});
