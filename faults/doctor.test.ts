// The command line's doctor: well where all is well, and each fault that is truly made is named with what to do.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { ownerOf, query } from "./outside";
import { aFolder, aProduct, copyOf, type Ended, runs } from "./product";

const doctor = (env: Record<string, string>): Promise<Ended> => runs([process.execPath, "bin/countersign.mjs", "doctor"], env);
const faultsIn = ({ lines }: Ended) =>
  lines.filter((line) => line.startsWith("FAULT")).map((line) => line.slice("FAULT".length).trim());

test("a stopped product that is well; a setting nobody knows; a database that is not there", async () => {
  const home = copyOf(inject("template"), aFolder());
  const found = await doctor({ COUNTERSIGN_HOME: home });
  expect(faultsIn(found)).toEqual([]);
  expect(found).toMatchObject({ code: 0, lines: expect.arrayContaining(["Everything is well."]) });
  const parts = [
    "settings",
    "disk",
    "database",
    "clock",
    "roles",
    "migrations",
    "guards",
    "ledger",
    "evidence",
    "jobs",
    "sessions",
  ];
  const looked = found.lines.flatMap((line) => /^well {3}(\w+): /.exec(line)?.[1] ?? []);
  expect([...new Set(looked)].sort()).toEqual(parts.sort());

  const unknown = await doctor({ COUNTERSIGN_HOME: home, COUNTERSIGN_HOMES: "x", PORT: "many" });
  expect(unknown.code).toBe(1);
  expect(faultsIn(unknown)).toEqual([
    "settings: PORT must be a port number from 1 to 65535; COUNTERSIGN_HOMES is not a setting of Countersign.",
  ]);

  const away = "postgresql://somebody:something@127.0.0.1:1/governance";
  const settings = { DATABASE_URL: away, DATABASE_OWNER_URL: away, DATABASE_READ_URL: away, NEXTAUTH_URL: "https://x.example" };
  const gone = await doctor({ COUNTERSIGN_HOME: home, ...settings });
  expect(gone.code).toBe(1);
  expect(faultsIn(gone)).toEqual([
    "database: The database at 127.0.0.1:1 (DATABASE_OWNER_URL) cannot be reached, or it refuses this user.",
  ]);
});

test("beside a running product: what was done to its database and its files, each by name", async () => {
  const product = await aProduct(copyOf(inject("template"), aFolder()));
  const owner = ownerOf(product);
  expect(await doctor({ COUNTERSIGN_HOME: product.home })).toMatchObject({ code: 0 });

  product.signal("worker", "SIGSTOP");
  const stored = await query<{ id: string; sha256: string }>(
    owner,
    "select id, sha256 from evidence where sha256 is not null order by id limit 2",
  );
  const [lost, changed] = stored.map(({ id, sha256 }) => ({
    id,
    sha256,
    file: join(product.home, "evidence", sha256.slice(0, 2), sha256),
  }));
  if (!lost || !changed) throw new Error("the demonstration has no evidence");
  rmSync(lost.file);
  // Of the same size, so that only who reads it finds out.
  writeFileSync(changed.file, Buffer.alloc(readFileSync(changed.file).length, "x"));
  await query(
    owner,
    `alter table ledger_leaf disable trigger ledger_is_append_only; delete from ledger_leaf where index = 3; alter table ledger_leaf enable always trigger ledger_is_append_only;
     insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id, recorded_at)
       values ('late', 'test', 'system', 'test.late', 'test', '{}', 'test', clock_timestamp() - interval '5 minutes');
     drop trigger signature_is_final on signature;
     update _prisma_migrations set checksum = 'x' where migration_name like '%_scope';
     insert into pgboss.job (name, created_on, start_after) values ('buildExport', now() - interval '10 minutes', now() - interval '10 minutes');
     alter role countersign_reader reset default_transaction_read_only;
     alter role countersign_writer reset statement_timeout;
     alter database countersign set synchronous_commit = off;
     create table simulated_clock (at timestamptz)`,
  );
  const ill = await doctor({ COUNTERSIGN_HOME: product.home });
  expect(ill.code).toBe(1);
  const faults = faultsIn(ill);
  for (const named of [
    "database: synchronous_commit is off",
    "clock: The product's clock is the one of a demonstration",
    "roles: The reader may begin transactions that write.",
    "roles: A statement of countersign_writer may take, or wait, for ever where a pooler stands between.",
    "was applied with another text than this program's.",
    "guards: Missing or changed: trigger signature signature_is_final",
    "ledger: 1 of ",
    "entries wait to be sealed, the oldest for ",
    `evidence: The bytes of evidence ${lost.id} are missing: ${lost.sha256}.`,
    `evidence: The bytes of evidence ${changed.id} were changed: ${changed.sha256}.`,
    "jobs: 1 jobs buildExport wait, the first for 10 minutes.",
  ])
    expect(faults).toContainEqual(expect.stringContaining(named));
  expect(ill.lines.at(-1)).toBe(`${faults.length} faults; what to do stands below each.`);
  product.signal("worker", "SIGCONT");
});
