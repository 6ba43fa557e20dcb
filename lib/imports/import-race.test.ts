// An import that waits for a record reads what the one before it left, not what stood there when the wait began.
import pg from "pg";
import { expect, test } from "vitest";
import { asOwner } from "#lib/test/database";
import { askImport, importSmall, SMALL, type SmallRow, smallFile, workOn } from "#lib/test/imports";
import { aPerson } from "#lib/test/people";

const mapping = { ...SMALL, source: "race" };
const A: SmallRow = { id: "A", name: "Alpha", purpose: "Sorts" };

const isWaiting = async () =>
  (await asOwner("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length > 0;

test("an import overwrites the content under a request that opened while it waited", async () => {
  const officer = await aPerson(["risk_officer"]);
  await importSmall(officer, [A], { mapping });
  const importId = await askImport(officer, await smallFile(officer, [{ ...A, purpose: "Decides alone" }]), { mapping });

  // A bare request will do: the import asks only whether one is open.
  await asOwner("alter table transition disable trigger request_follows_policy");
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  await client.query("begin; set local session_replication_role = replica");
  const { rows } = await client.query<{ id: string; version: string }>(
    "select m.id, v.id as version from model m join model_version v on v.model_id = m.id where m.source = 'race' for update of m",
  );
  const work = workOn(officer, importId);
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true);
  await client.query(
    `insert into transition (id, version_id, model_id, policy_id, transition, from_stage, to_stage, gate, tier, state, dossier, dossier_hash, requested_by, requested_at)
     values ('race', $1, $2, 'lifecycle-v1', 'T1', 'proposed', 'in_development', 'G0', 'low', 'open', '{}', 'x', $3, now())`,
    [rows[0]?.version, rows[0]?.id, officer.id],
  );
  await client.query("commit");
  await client.end();
  await work;

  const [after] = await asOwner<{ purpose: string }>("select purpose from model_version where id = $1", [rows[0]?.version]);
  expect(after?.purpose).toBe("Sorts");
  const [{ state, error } = {}] = await asOwner<{ state: string; error: unknown }>(
    "select state, error from import where id = $1",
    [importId],
  );
  expect({ state, error }).toEqual({ state: "done", error: null });
}, 120_000);
