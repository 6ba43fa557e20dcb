// The whole federal file through run(), one import after another on one database.
import { beforeAll, describe, expect, test } from "vitest";
import { getImport } from "#lib/imports/get-import.query";
import { undoImport } from "#lib/imports/undo-import.command";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { listModels } from "#lib/models/list-models.query";
import { asOwner } from "#lib/test/database";
import { anImport, anUpload, askImport, countsOf, FEDERAL, type TestFile, workOn } from "#lib/test/imports";
import { emailOf } from "#lib/test/models";
import { aPerson, type Person } from "#lib/test/people";

let officer: Person;
let file: TestFile;
let firstId: string;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
  file = await anUpload(officer, { path: FEDERAL }, "federal.csv");
});

const count = async (from: string, values: unknown[] = []) =>
  (await asOwner<{ n: number }>(`select count(*)::int as n from ${from}`, values))[0]?.n;

/** Ends the job the way a process does that is asked to stop, once some batches are in. */
const stopAfterBatches = async (importId: string) => {
  const stop = new AbortController();
  const stopped = workOn(officer, importId, stop.signal).catch((error: unknown) => error);
  while ((await count("import where id = $1 and done > 900", [importId])) === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  return stopped;
};

describe("the federal inventory of 2025", { timeout: 180_000 }, () => {
  test("in a dry run is counted to its last row, and nothing comes in", async () => {
    const units = await count("business_unit");
    const tried = await anImport(officer, file, { mode: "dry-run" });
    expect(countsOf(tried)).toEqual([3_609, 0, 2, 0]);
    expect(tried.summary[0]).toMatch(/^Nothing was changed\. This import would make 3,609 new records/);
    expect([await count("model"), await count("model_version"), await count("business_unit")]).toEqual([0, 0, units]);
    expect(await count("ledger_event where event like 'model.%'")).toBe(0);
  });

  test("without the name fallback turns one row away, and says why", async () => {
    const tried = await anImport(officer, file, { mode: "dry-run", options: { nameFallback: false } });
    expect(countsOf(tried)).toEqual([3_608, 0, 2, 1]);
    expect(tried.rejections.items).toEqual([
      {
        row: 839,
        column: "use_case_name",
        message: "Row 839, use_case_name: a model needs a name. Type one here, use the id, or leave the row out.",
      },
    ]);
  });

  test("stopped in the middle goes on after the last batch, and ends as 3,609 new and 2 repeated", async () => {
    firstId = await askImport(officer, file, { mapping: "us-federal-ai-2025" });
    expect(await stopAfterBatches(firstId)).toMatchObject({ name: "AbortError" });
    const before = await officer.does(getImport, { importId: firstId });
    expect(before).toMatchObject({ state: "running", rows: 3_611 });
    expect(before.done).toBeLessThan(3_611);
    expect(await count("model")).toBe(before.created);
    await workOn(officer, firstId);
    const done = await officer.does(getImport, { importId: firstId });
    expect([done.state, ...countsOf(done)]).toEqual(["done", 3_609, 0, 2, 0]);
    expect(await count("model where source = 'us-federal-ai-inventory'")).toBe(3_609);
    expect(await count("ledger_event where event = 'model.imported'")).toBe(3_609);
    expect(await count("import_row where import_id = $1", [firstId])).toBe(3_611);
  });

  test("says on its last page what is to be put right, and the lists behind the numbers hold it", async () => {
    const { summary, unit } = await officer.does(getImport, { importId: firstId });
    expect(unit.name).toBe("Imported");
    expect(summary).toEqual([
      "3,609 models are new. 1,480 say they are in use (1,040 deployed, 440 in pilot); none of them has been approved here, so all 1,480 are in the queue to put right, 250 high-impact ones first. 338 rows do not say whether they are in use. 314 say they are retired. Nobody was made an owner: the file names contacts, not owners. Nothing in this import counts as an approval, a rating or a finished control.",
      "313 records that say they are retired went to the archive. Find them with the filter “archived”.",
      "55 of the retired records were high-impact. Are the records kept?",
    ]);
    expect((await officer.does(listModels, { flag: "in_use_before_approval" })).total).toBe(1_480);
    expect((await officer.does(listModels, { flag: "in_use_before_approval", claimedImpact: "high" })).total).toBe(250);
    expect((await officer.does(listModels, { flag: "archived" })).total).toBe(313);
    expect(await officer.does(getPortfolio, {})).toMatchObject({
      inUseBeforeApproval: 1_480,
      stageNotStated: 338,
      highTier: 0,
      noOwner: 3_296,
    });
  });

  test("a second time changes nothing, also with two jobs of it at once", async () => {
    const events = await count("ledger_event where event like 'model.%'");
    const again = await askImport(officer, file);
    await Promise.all([workOn(officer, again), workOn(officer, again)]);
    const done = await officer.does(getImport, { importId: again });
    expect([done.state, ...countsOf(done)]).toEqual(["done", 0, 0, 3_611, 0]);
    expect(done.absent?.count).toBe(0);
    expect(await count("ledger_event where event like 'model.%'")).toBe(events);
    expect(await count("ledger_event where event = 'import.finished' and subject = $1", [again])).toBe(1);
  });

  test("held against what is here agrees in every row, and writes nothing", async () => {
    const compared = await anImport(officer, file, { mode: "compare" });
    expect(countsOf(compared)).toEqual([0, 0, 3_611, 0]);
    expect(compared.summary[0]).toBe(
      "Nothing was changed. 3,611 rows agree with a record here, 0 differ from the record they mean, 0 records are only in the file.",
    );
  });

  test("is undone in one act, but for what somebody has worked on since", async () => {
    const owner = await aPerson(["model_owner"]);
    const { items } = await officer.does(listModels, { limit: 1 });
    const modelId = items[0]?.id ?? "";
    await officer.does(assignOwner, { modelId, ownerEmail: await emailOf(owner) });
    await owner.does(acceptOwner, { modelId });
    expect((await officer.does(getImport, { importId: firstId })).undo).toEqual({ archives: 3_608, restores: 0, leaves: 1 });
    expect(await officer.does(undoImport, { importId: firstId })).toEqual({
      id: firstId,
      archived: 3_608,
      restored: 0,
      left: 1,
      remaining: 0,
    });
    expect((await officer.does(listModels, {})).total).toBe(1);
    expect(await count("model where archive_reason = 'import_undone'")).toBe(3_608);
    expect(await count("ledger_event where event = 'model.import_undone'")).toBe(3_608);
    expect((await officer.does(getImport, { importId: firstId })).undo).toBeNull();
  });
});
