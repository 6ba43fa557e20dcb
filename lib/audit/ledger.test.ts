import { describe, expect, test } from "vitest";
import { listEvents } from "#lib/audit/list-events.query";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { anOrganisation, aPerson, atTheMachine, aUnit } from "#lib/test/people";
import { createUnit } from "#lib/units/create-unit.command";

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

describe("the list of events", () => {
  test("is in ledger order without a gap, page by page, and a consumer can go on from where it was", async () => {
    const auditor = await aPerson(["auditor"]);
    await aUnit();
    await sealAll();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await auditor.does(listEvents, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ index }) => index));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index));
    const { items, size } = await auditor.does(listEvents, { after: seen.length - 3 });
    expect(items.map(({ index }) => index)).toEqual([seen.length - 2, seen.length - 1]);
    expect(size).toBe(seen.length);
    const newest = await auditor.does(listEvents, { order: "newest", limit: 1 });
    expect(newest.items[0]?.index).toBe(seen.length - 1);
  });

  test("says who did what, with the rows before and after", async () => {
    const auditor = await aPerson(["auditor"]);
    const admin = await aPerson(["admin"]);
    const { id } = await admin.does(createUnit, { name: "Told", parentId: await anOrganisation() });
    await sealAll();
    const { items } = await auditor.does(listEvents, { subject: id });
    expect(items).toMatchObject([
      { kind: "event", event: "unit.created", actor: { id: admin.id }, change: { name: "Told" }, rowCount: 1 },
    ]);
    expect(items[0]?.sentence).toContain("Test admin");
    expect(items[0]?.rows).toMatchObject([{ table: "business_unit", op: "INSERT", old: null, new: { name: "Told" } }]);
    expect((await auditor.does(listEvents, { event: "unit", actor: admin.id })).items.map(({ subject }) => subject)).toEqual([
      id,
    ]);
  });

  test("holds the events of the units in which the caller reads the ledger, and no others", async () => {
    const mine = await aUnit();
    const theirs = await aUnit();
    const auditor = await aPerson(["auditor"], mine);
    await run(createUnit, { name: "Below mine", parentId: mine }, atTheMachine());
    await run(createUnit, { name: "Below theirs", parentId: theirs }, atTheMachine());
    await asOwner("update business_unit set created_at = created_at where id = $1", [theirs]);
    await sealAll();
    const { items } = await auditor.does(listEvents, { limit: 200, event: "unit" });
    expect(items.map(({ change }) => change)).toContainEqual(expect.objectContaining({ name: "Below mine" }));
    expect(items.map(({ change }) => change)).not.toContainEqual(expect.objectContaining({ name: "Below theirs" }));
    expect((await auditor.does(listEvents, { limit: 200 })).items.filter(({ kind }) => kind === "unaccounted")).toEqual([]);
  });

  test("shows whoever sees the whole organisation what was changed behind the program's back", async () => {
    const auditor = await aPerson(["auditor"]);
    await asOwner("update business_unit set created_at = created_at where id = $1", [await aUnit()]);
    await sealAll();
    const { items } = await auditor.does(listEvents, { order: "newest", limit: 1 });
    expect(items).toMatchObject([
      { kind: "unaccounted", id: null, actor: { kind: "database" }, rows: [{ table: "business_unit", op: "UPDATE" }] },
    ]);
  });

  test("is refused to those who build and own models", async () => {
    const owner = await aPerson(["model_owner"]);
    expect(await codeOf(owner.does(listEvents, {}))).toBe("forbidden");
  });
});
