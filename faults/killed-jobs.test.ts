// A worker is killed at a named point of a job; the next one takes the job up, and there is one result of it.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { requestVerification } from "#lib/audit/request-verification.command";
import { writer } from "#lib/db/writer";
import { requestExport } from "#lib/exports/request-export.command";
import { importModels } from "#lib/imports/import-models.command";
import { anUpload } from "#lib/test/checklist";
import { anOrganisation, aPerson, type Person } from "#lib/test/people";
import { aCase, prepares } from "#lib/test/signoff";
import type { FaultPoint } from "./fault-point";
import { query } from "./outside";
import { allEnd, aWorker, aWorkplace, loseJobs, told } from "./workers";

const ROWS = 600;
const COLUMNS = { id: { to: "externalId" }, name: { to: "name" }, purpose: { to: "purpose" } };
const IDENTITY = { id: "id", keys: [{ columns: ["id"], needs: ["id"], alone: true }] };

async function importOf(person: Person, source: string): Promise<string> {
  const rows = Array.from({ length: ROWS }, (_, n) => `${n},Model ${source} ${n},Orders cases`);
  const file = await anUpload(person, ["id,name,purpose", ...rows].join("\n"), "models.csv", "text/csv");
  const mapping = { id: "killed", version: 1, title: "Killed", source, identity: IDENTITY, columns: COLUMNS };
  return (await person.does(importModels, { file, mapping, unit: source })).id;
}

const exportOf = async (person: Person): Promise<string> =>
  (await person.does(requestExport, { kind: "inventory", format: "csv" })).id;

/** A version on the light path whose last answer at intake just came in: its request opens by itself. */
async function lightVersion(): Promise<string> {
  const one = await aCase("low");
  await prepares(one, "in_development");
  return one.versionId;
}

const EXPORT: FaultPoint[] = ["attempt begun", "file half written", "result written", "result committed"];
const IMPORT: FaultPoint[] = ["attempt begun", "batch written", "batch committed", "result written", "result committed"];
const LIGHT_PATH: FaultPoint[] = ["request written", "request committed"];
// Only one verification waits at a time, and of the first one the result is there.
const VERIFICATION: FaultPoint[] = ["result committed", "attempt begun", "result written"];

test("R2: killed at each point of export, import, verification and light path: one result each, after two tries at most", async () => {
  const { env, owner, files } = await aWorkplace();
  const officer = await aPerson(["risk_officer"], await anOrganisation());
  const auditor = await aPerson(["auditor"], await anOrganisation());

  /** The job just asked for is lost there, and left alone until the others are. */
  const killAt = async (at: FaultPoint) => {
    const worker = await aWorker(env, { at });
    expect(await worker.end(`${at}, and dies of it`)).toBe("SIGKILL");
    await query(owner, "update pgboss.job set heartbeat_seconds = 3600 where state = 'active'");
  };
  const killedAt = async (points: readonly FaultPoint[], ask: (at: FaultPoint) => Promise<string>) => {
    const asked: string[] = [];
    for (const at of points) {
      asked.push(await ask(at));
      await killAt(at);
    }
    return asked;
  };
  const heal = async () => {
    await loseJobs(owner);
    const healthy = await aWorker(env);
    await allEnd(owner);
    await healthy.stop();
  };

  const exports = await killedAt(EXPORT, () => exportOf(officer));
  const imports = await killedAt(IMPORT, (at) => importOf(officer, at));
  const versions = await killedAt(LIGHT_PATH, lightVersion);
  const verify = async () => (await auditor.does(requestVerification, {})).id;
  const verifications = await killedAt(VERIFICATION.slice(0, 2), verify);
  await heal();
  verifications.push(...(await killedAt(VERIFICATION.slice(2), verify)));
  await heal();

  for (const id of [...exports, ...imports, ...verifications]) {
    const { states, attempt } = await told(owner, id);
    expect(states).toEqual(["done"]);
    expect(attempt).toBeLessThanOrEqual(1);
  }
  const [tries] = await query<{ most: number }>(owner, "select max(retry_count) as most from pgboss.job");
  expect(tries?.most).toBe(1);
  for (const { sha256 } of await writer().export.findMany())
    expect(readdirSync(`${files}/${sha256?.slice(0, 2)}`)).toContain(sha256);
  const brought = await query(owner, "select count(*)::int as n from model where source is not null group by source");
  expect(brought).toEqual(IMPORT.map(() => ({ n: ROWS })));
  const opened = await query<{ id: string }>(owner, "select version_id as id from transition where version_id = any($1)", [
    versions,
  ]);
  expect(opened.map(({ id }) => id).sort()).toEqual(versions.toSorted());
});
