import { version } from "#lib/core/version";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";

const QUIET = { "cache-control": "no-store" };

/** Ready to serve: the database answers, and the ledger is sealed up to the last minute. */
export async function health(): Promise<Response> {
  try {
    const [row] = await writer().$queryRaw<{ unsealed: number }[]>(sql`
      select count(*)::int as unsealed from (
        select 1 from ledger_event e where e.recorded_at < clock_timestamp() - interval '60 seconds' and not exists (select 1 from ledger_leaf l where l.event_id = e.id) limit 1) late`);
    return Response.json(
      { status: "ok", version, database: "ok", ledger: row?.unsealed ? "behind" : "sealed" },
      { headers: QUIET },
    );
  } catch {
    return Response.json(
      { status: "unavailable", version, database: "unreachable", ledger: "unknown" },
      { status: 503, headers: { ...QUIET, "retry-after": "5" } },
    );
  }
}
