import { z } from "zod";
import { HeldRole, LanguageChoice } from "#lib/people/schema";

export const SessionRow = z.object({
  id: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  current: z.boolean().describe("The session that asks"),
});
export const MySessions = z.object({ items: z.array(SessionRow) });
export const EndSessionInput = z.strictObject({ sessionId: z.string() });
export const EndMySessionsInput = z.strictObject({
  keepCurrent: z.boolean().default(false).describe("true: only the others end"),
});
export const SessionsEnded = z.object({ id: z.string(), ended: z.number().int() });

/** What failed in one's name before this sign-in. */
export const FailedBefore = z.object({ signIns: z.number().int(), signings: z.number().int(), since: z.date().nullable() });

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(HeldRole).describe("In force today, and those that wait for a second person"),
  ended: z.array(HeldRole).describe("The last ten that ended"),
  accessEndedOn: z
    .string()
    .nullable()
    .describe("The last day on which a role was in force; null while one is, or when none ever was"),
  language: LanguageChoice.describe("The language of one's own pages; null follows the browser"),
  passwordIsOwn: z.boolean(),
  signingLocked: z.boolean().describe("After five wrong secrets; a new sign-in lifts it"),
  failedBefore: FailedBefore.nullable(),
});
