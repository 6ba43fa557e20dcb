import { z } from "zod";
import { rolesAnywhere } from "#lib/access/actor";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { firstSteps, NEWCOMER_UP_TO, STEP_IDS } from "#lib/people/first-steps.rules";

const Step = z.object({
  id: z.enum(STEP_IDS),
  href: z.string().describe("The page where it is done"),
  done: z.boolean().describe("The record shows that the caller did it"),
});

export const getFirstSteps = query({
  id: "getFirstSteps",
  summary: "What a newcomer in the caller's roles does first, ticked off from the record",
  http: "GET /me/first-steps",
  permission: "self:manage",
  scope: () => "none",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Step).describe("Empty once all is done, and for whoever is no newcomer") }),

  read: async (db, _input, { actor }) => {
    // In the order of the index, so that it is the index that is read, and no more of it than asked for, however much somebody has done.
    const rows = await db.$queryRaw<{ event: string }[]>(sql`
      select event from ledger_event where actor_id between ${actor.id} and ${actor.id} order by actor_id limit ${NEWCOMER_UP_TO}`);
    return {
      items: firstSteps(
        rolesAnywhere(actor),
        rows.map(({ event }) => event),
      ),
    };
  },
});
