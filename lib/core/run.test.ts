import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { grantRole } from "#lib/people/grant-role.command";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, atTheMachine, aUnit } from "#lib/test/people";
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) =>
      error instanceof Refusal ? { code: error.code, reasons: error.reasons.map((r) => r.code) } : Promise.reject(error),
  );

describe("the door", () => {
  test("a command leaves one event whose change is what was decided, with the rows it changed", async () => {
    const id = await aUnit("Captured");
    const [event] = await asOwner<{ id: string; change: unknown; actor_kind: string }>(
      "select * from ledger_event where subject = $1",
      [id],
    );
    expect(event).toMatchObject({
      event: "unit.created",
      actor_kind: "command_line",
      change: { id, name: "Captured", parentId: await anOrganisation() },
    });
    const rows = await asOwner("select table_name, op, new ->> 'name' as name from ledger_row where event_id = $1", [event?.id]);
    expect(rows).toEqual([{ table_name: "business_unit", op: "INSERT", name: "Captured" }]);
  });

  test("a role that is not granted the permission is told so, and nothing is written", async () => {
    const scientist = await aPerson(["data_scientist"]);
    const before = await writer().ledgerEvent.count();
    expect(await refusal(scientist.does(createUnit, { name: "Mine", parentId: await anOrganisation() }))).toEqual({
      code: "forbidden",
      reasons: ["forbidden"],
    });
    expect(await writer().ledgerEvent.count()).toBe(before);
  });

  test("an unknown field is refused by name", async () => {
    expect(await refusal(run(createUnit, { name: "x", parentId: null, colour: "red" }, atTheMachine()))).toEqual({
      code: "invalid",
      reasons: ["invalid.unknown"],
    });
  });

  test("the same key and input act once and answer twice; other input under the key is refused", async () => {
    const admin = await aPerson(["admin"]);
    const parentId = await anOrganisation();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => admin.does(createUnit, { name: "Once", parentId }, "key-1")),
    );
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    expect(await writer().businessUnit.count({ where: { name: "Once" } })).toBe(1);
    expect(await refusal(admin.does(createUnit, { name: "Twice", parentId }, "key-1"))).toEqual({
      code: "invalid",
      reasons: ["idempotency.other_input"],
    });
  });

  test("a person sees the units of the grant and those below, and no other", async () => {
    const parent = await aUnit();
    const child = await aUnit(undefined, parent);
    await aUnit();
    const owner = await aPerson(["model_owner"], parent);
    const { items } = await owner.does(listUnits, {});
    expect(items.map((u) => u.id).sort()).toEqual([parent, child].sort());
  });

  test("an administrator is refused any signing role, by the rule and by the database", async () => {
    const admin = await aPerson(["admin"]);
    const unitId = await anOrganisation();
    expect(await refusal(run(grantRole, { personId: admin.id, role: "risk_officer", unitId }, atTheMachine()))).toEqual({
      code: "refused",
      reasons: ["SD-8.grant"],
    });
    await expect(
      asOwner(
        "insert into role_grant (id, person_id, role, unit_id, state, during_set_up, granted_by, granted_at) values ('g1', $1, 'risk_officer', $2, 'active', true, 'x', now())",
        [admin.id, unitId],
      ),
    ).rejects.toThrow("exclude every signing role");
  });

  test("a change of a governed table without an event does not commit", async () => {
    await expect(writer().$executeRaw`update business_unit set created_at = now()`).rejects.toThrow("has no ledger event");
  });
});
