// Work in the background: a worker that is killed, a job that always fails, a disk for files that is full.

import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { ownerOf, query } from "./outside";
import { type Answer, aPerson, countersign, type Person } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, copyOf } from "./product";
import { aDisk, fill } from "./small-disk";

const FEDERAL = "e2e/fixtures/federal-ai-use-cases-2025.csv";

const FINISHED = "select change from ledger_event where event = 'export.finished' and subject = $1";
/** What the record says of the end of an export: the code of what went wrong. */
const recordedEnd = async (owner: string, exportId: string) =>
  (await query<{ change: { error: { code: string } | null } }>(owner, FINISHED, [exportId])).map(
    ({ change }) => change.error?.code,
  );

const imports = (person: Person, name: string, bytes: string | Buffer): Promise<Answer> => {
  const form = new FormData();
  form.set("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], { type: "text/csv" }), name);
  return person.calls("POST", "/imports", form, randomUUID());
};
const exports = (person: Person) => person.calls("POST", "/exports", { kind: "inventory", format: "csv" }, randomUUID());
const ends = (person: Person, path: string) =>
  until(
    `${path} ends`,
    async () => {
      const { body } = await person.calls("GET", path);
      return ["done", "failed"].includes(body?.state) && body;
    },
    240,
  );

test("an import whose worker is killed is finished by the next one; a job that always fails is given up, and the others go on", async () => {
  const product = await aProduct(copyOf(inject("template"), aFolder()));
  const officer = await aPerson(product, "risk-officer");
  const owner = ownerOf(product);

  const federal = await imports(officer, "federal.csv", readFileSync(FEDERAL));
  expect(federal.status).toBe(202);
  const path = `/imports/${federal.body.id}`;
  await until("the first batch is in", async () => (await officer.calls("GET", path)).body.created > 0);
  await product.kill("worker");

  // No file of an export can be recorded: every try fails in the same way.
  await query(owner, "create function spoil() returns trigger language plpgsql as $$ begin raise exception 'spoilt'; end $$");
  await query(
    owner,
    "create trigger spoil before update on export for each row when (new.state = 'done') execute function spoil()",
  );
  const poisoned = await exports(officer);
  expect(poisoned.status).toBe(202);

  expect(await ends(officer, path)).toMatchObject({ state: "done", created: 3609, unchanged: 2, rejected: 0 });
  expect(await ends(officer, `/exports/${poisoned.body.id}`)).toMatchObject({ state: "failed" });
  expect(await recordedEnd(owner, poisoned.body.id)).toEqual(["job.given_up"]);
  await query(owner, "drop trigger spoil on export");
  const again = await exports(officer);
  expect(await ends(officer, `/exports/${again.body.id}`)).toMatchObject({ state: "done" });
  expect(await product.stop()).toEqual({ code: 0, left: [] });
});

test.skipIf(!inject("mayMount"))(
  "a full disk for files: refused or failed with a reason, nothing half left behind, well again with space",
  async () => {
    const folder = aFolder();
    const disk = aDisk(folder, "evidence", 8);
    const product = await aProduct(copyOf(inject("template"), folder), { EVIDENCE_URL: pathToFileURL(disk).href });
    const officer = await aPerson(product, "risk-officer");
    const free = fill(disk);

    const refused = await imports(officer, "large.csv", `id,name\n${"1,x\n".repeat(200_000)}`);
    expect(refused).toMatchObject({ status: 503, body: { reasons: [{ code: "storage.full" }] } });
    const failed = await exports(officer);
    expect(await ends(officer, `/exports/${failed.body.id}`)).toMatchObject({ state: "failed" });
    expect(readdirSync(join(disk, "staging"))).toEqual([]);
    expect(await recordedEnd(ownerOf(product), failed.body.id)).toEqual(["storage.full"]);

    free();
    const made = await exports(officer);
    expect(await ends(officer, `/exports/${made.body.id}`)).toMatchObject({ state: "done" });
    expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
    expect(await product.stop()).toEqual({ code: 0, left: [] });
  },
);
