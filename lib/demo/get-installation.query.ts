import { z } from "zod";
import { query } from "#lib/core/operation";
import { version } from "#lib/core/version";
import { sql } from "#lib/db/sql";

const Installation = z.object({
  version: z.string().describe("Of the program"),
  demo: z.boolean().describe("Its records are the demonstration's: dates before the first start are simulated"),
  timeZone: z.string().describe("In which due, expiry and last days are counted; they end with the day there"),
  firstStart: z.date().nullable().describe("When the organisation was set up here, by the database's own clock; null before"),
});

export const getInstallation = query({
  id: "getInstallation",
  summary: "Which program this is, since when, and whether it shows a demonstration",
  http: "GET /installation",
  permission: "installation:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: Installation,

  // The organisation is made first and once, so its event tells which kind of record began here.
  read: async (db, _input, { zone }) => {
    const [begun] = await db.$queryRaw<{ demo: boolean; firstStart: Date }[]>(sql`
      select e.epoch = 'demonstration' as demo, e.recorded_at as "firstStart"
      from business_unit u join ledger_event e on e.subject = u.id and e.event = 'unit.created' where u.parent_id is null limit 1`);
    return { version, demo: begun?.demo ?? false, timeZone: zone, firstStart: begun?.firstStart ?? null };
  },
});
