// A period is whole days of the organisation's zone, asked as a range of instants so that an index finds it; the two ways of asking
// must agree where days are shorter or longer, begin late, or are left out.
import { expect, test } from "vitest";
import { reader } from "#lib/db/reader";
import { sql } from "#lib/db/sql";
import { within } from "#lib/exports/report";
import { asOwner } from "#lib/test/database";
import { anOrganisation } from "#lib/test/people";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Asia/Beirut",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

test.each(ZONES)("in %s a range of instants is the same as whole days", async (zone) => {
  const organisation = await anOrganisation();
  await asOwner(
    "insert into organisation (id, time_zone) values ($1, $2) on conflict (id) do update set time_zone = excluded.time_zone",
    [organisation, zone],
  );
  // Every half hour of the days around a change of clocks, and of the day that Apia left out.
  for (const [from, to] of [
    ["2018-02-17", "2018-02-18"],
    ["2018-11-03", "2018-11-04"],
    ["2026-03-28", "2026-03-29"],
    ["2026-10-24", "2026-10-25"],
    ["2011-12-29", "2011-12-31"],
  ] as const) {
    const rows = await reader().$queryRaw<{ at: Date }[]>(sql`
      select i.at from generate_series(${from}::timestamptz - interval '2 days', ${to}::timestamptz + interval '3 days', interval '30 minutes') i(at)
      where ${within(sql`i.at`, { from, to })} is distinct from (organisation_day(i.at) between ${from}::date and ${to}::date)`);
    expect(rows, `${from} to ${to}`).toEqual([]);
  }
});
