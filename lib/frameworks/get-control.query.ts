import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { controlDetail } from "#lib/frameworks/library";
import { ControlDetail } from "#lib/frameworks/schema";
import { id } from "#lib/models/text.schema";

export const getControl = query({
  id: "getControl",
  summary: "One control: what it asks, of whom and when, and the requirements it satisfies",
  http: "GET /controls/{controlId}",
  permission: "library:read",
  scope: () => "none",
  input: z.strictObject({ controlId: id }),
  output: ControlDetail,

  read: async (_db, { controlId }) => {
    const control = controlDetail(controlId);
    if (!control) throw new Refusal("notFound", reason("not_found"));
    return control;
  },
});
