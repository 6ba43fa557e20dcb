import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { frameworkDetail } from "#lib/frameworks/library";
import { FrameworkDetail } from "#lib/frameworks/schema";
import { id } from "#lib/models/text.schema";

export const getFramework = query({
  id: "getFramework",
  summary: "One framework: what makes it apply, its requirements, and the controls that satisfy them",
  http: "GET /frameworks/{frameworkId}",
  permission: "library:read",
  scope: () => "none",
  input: z.strictObject({ frameworkId: id }),
  output: FrameworkDetail,

  read: async (_db, { frameworkId }) => {
    const framework = frameworkDetail(frameworkId);
    if (!framework) throw new Refusal("notFound", reason("not_found"));
    return framework;
  },
});
