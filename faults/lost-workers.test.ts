// A worker that stalls, a job that takes all memory, a job that cannot be read: nothing is recorded twice, whoever asked is told, and the
// others go on.
import { expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { getExport } from "#lib/exports/get-export.query";
import { requestExport } from "#lib/exports/request-export.command";
import { anOrganisation, aPerson, type Person } from "#lib/test/people";
import { query } from "./outside";
import { alive, until } from "./processes";
import { allEnd, aWorker, aWorkplace, loseJobs, told } from "./workers";

const exportOf = async (person: Person): Promise<string> =>
  (await person.does(requestExport, { kind: "inventory", format: "csv" })).id;

test("R3, R4: a worker that stalls comes too late; a job that takes all memory and one that cannot be read are given up, and others go on", async () => {
  const { env, owner } = await aWorkplace();
  const officer = await aPerson(["risk_officer"], await anOrganisation());

  // It stalls with its file made and nothing recorded, longer than it may; the next worker makes the file anew.
  const stalled = await exportOf(officer);
  const sleeper = await aWorker(env, { at: "file stored", act: "stall" });
  await until("it stalls", () => alive([sleeper.pid], "T").length === 1);
  await loseJobs(owner);
  const next = await aWorker(env);
  await allEnd(owner);
  const before = await writer().export.findUniqueOrThrow({ where: { id: stalled } });
  process.kill(sleeper.pid, "SIGCONT");
  await until("it came too late", () => sleeper.lines.some((line) => line.includes("job.finished")));
  expect(await writer().export.findUniqueOrThrow({ where: { id: stalled } })).toEqual(before);
  expect(await told(owner, stalled)).toEqual({ states: ["done"], attempt: 1 });
  await next.stop();
  await sleeper.stop();

  // Its last try but one, and its last: no worker survives it.
  const hungry = await exportOf(officer);
  await query(owner, "update pgboss.job set retry_count = retry_limit - 1 where name = 'buildExport' and state = 'created'");
  for (let tries = 0; tries < 2; tries += 1) {
    const worker = await aWorker(env, { at: "attempt begun", act: "exhaust", about: hungry }, ["--max-old-space-size=96"]);
    expect(["SIGABRT", 134]).toContain(await worker.end("it has no memory left"));
    await loseJobs(owner);
  }
  const jumbled = await exportOf(officer);
  await query(owner, "update pgboss.job set data = data - 'personId', retry_count = retry_limit where data ->> 'exportId' = $1", [
    jumbled,
  ]);
  const modest = await exportOf(officer);

  const healthy = await aWorker(env);
  await allEnd(owner);
  const shown = async (exportId: string) => {
    const { state, error } = await officer.does(getExport, { exportId });
    return { state, error: error?.code };
  };
  expect(await shown(hungry)).toEqual({ state: "failed", error: "job.given_up" });
  expect(await shown(jumbled)).toEqual({ state: "failed", error: "job.given_up" });
  expect(await shown(modest)).toEqual({ state: "done", error: undefined });
  const [care] = await query(owner, "select retry_limit, retry_backoff from pgboss.job where name = 'buildExport' limit 1");
  expect(care).toEqual({ retry_limit: 5, retry_backoff: true });
  await healthy.stop();
});
