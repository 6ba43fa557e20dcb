import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { ADDRESS, id } from "#lib/models/text.schema";

export const GetModelHistoryInput = z.strictObject({ modelId: id.meta(ADDRESS), ...PageInput });

const value = z.json();
export const FieldChange = z.object({
  table: z.string().describe("Which kind of record"),
  key: z.string().describe("Which record"),
  field: z.string(),
  before: value,
  after: value,
  isPersonal: z.boolean().describe("The values are not kept in the record, only that they changed"),
});
export type FieldChange = z.output<typeof FieldChange>;

export const HistoryEvent = z.object({
  id: z.string(),
  at: z.date(),
  event: z.string(),
  subject: z.string(),
  actor: z.object({ id: z.string(), kind: z.enum(["person", "command_line", "system"]), name: z.string().nullable() }),
  sentence: z.string().describe("Who did what, in words"),
  versionId: z.string().nullable().describe("The version it is about, if it is about one"),
  changes: z.array(FieldChange),
});
export type HistoryEvent = z.output<typeof HistoryEvent>;
export const ModelHistory = page(HistoryEvent);
