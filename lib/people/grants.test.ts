import { describe, expect, test } from "vitest";
import type { Role } from "#lib/access/permissions";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { confirmGrant } from "#lib/people/confirm-grant.command";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { endGrant } from "#lib/people/end-grant.command";
import { grantRole } from "#lib/people/grant-role.command";
import { listPendingGrants } from "#lib/people/list-pending-grants.query";
import { refuseGrant } from "#lib/people/refuse-grant.command";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, aPersonWithPassword, atTheMachine, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { openSession } from "#lib/web/sessions";

/** An administrator gives somebody a signing role; it waits. */
async function aPendingGrant(role: Role = "validator") {
  const granter = await aPersonWithPassword(["admin"]);
  const holder = await aPerson([]);
  const { id, state, waitsFor } = await granter.does(grantRole, { personId: holder.id, role, unitId: await anOrganisation() });
  expect(state).toBe("pending");
  return { granter, holder, grantId: id, waitsFor };
}
const forbidden = { code: "forbidden", reasons: ["forbidden"] };
const rolesOf = async (person: Awaited<ReturnType<typeof aPerson>>) => Object.keys((await person.caller()).actor.units);

describe("a signing role given by an administrator", () => {
  test("is no role until a second administrator confirms it, whom the answer names", async () => {
    const second = await aPersonWithPassword(["admin"]);
    const { holder, grantId, waitsFor } = await aPendingGrant();
    const [name] = await asOwner<{ name: string }>("select name from person where id = $1", [second.id]);
    expect(waitsFor).toContain(name?.name);
    expect(await rolesOf(holder)).toEqual([]);
    await second.does(confirmGrant, { grantId });
    expect(await rolesOf(holder)).toEqual(["validator"]);
    expect(await refusal(second.does(confirmGrant, { grantId }))).toEqual({ code: "refused", reasons: ["grant.settled"] });
  });

  test("is confirmed by a risk officer of the unit, and not by one of another unit", async () => {
    const { grantId, holder } = await aPendingGrant();
    const elsewhere = await aPerson(["risk_officer"], await aUnit());
    expect(await refusal(elsewhere.does(confirmGrant, { grantId }))).toMatchObject({ code: "notFound" });
    const here = await aPerson(["risk_officer"]);
    await here.does(confirmGrant, { grantId });
    expect(await rolesOf(holder)).toEqual(["validator"]);
  });

  test("the administrator who gave it confirms it by calling REST directly: refused, and recorded without names", async () => {
    const { granter, grantId } = await aPendingGrant();
    expect(await refusal(granter.does(confirmGrant, { grantId }))).toEqual({ code: "refused", reasons: ["SD-14.granter"] });
    expect(await refusal(granter.does(refuseGrant, { grantId }))).toEqual({ code: "refused", reasons: ["SD-14.granter"] });
    const [event] = await asOwner<{ change: unknown }>(
      "select change from ledger_event where event = 'grant.refused' and subject = $1",
      [grantId],
    );
    expect(event?.change).toMatchObject({ rule: "SD-14.granter", reasons: [{ code: "SD-14.granter", values: {} }] });
  });

  test("a risk officer confirms a second role for themselves: refused", async () => {
    const granter = await aPersonWithPassword(["admin"]);
    const officer = await aPerson(["risk_officer"]);
    const { id } = await granter.does(grantRole, { personId: officer.id, role: "validator", unitId: await anOrganisation() });
    expect(await refusal(officer.does(confirmGrant, { grantId: id }))).toEqual({ code: "refused", reasons: ["SD-14.holder"] });
  });

  test.each(["data_scientist", "model_owner", "validator", "compliance_officer", "auditor"] as const)(
    "a %s confirms it: forbidden",
    async (role) => {
      const { grantId } = await aPendingGrant();
      expect(await refusal((await aPerson([role])).does(confirmGrant, { grantId }))).toEqual(forbidden);
    },
  );

  test("a refused one never comes into force, and can be given anew", async () => {
    const { granter, holder, grantId } = await aPendingGrant();
    await (await aPerson(["risk_officer"])).does(refuseGrant, { grantId });
    expect(await rolesOf(holder)).toEqual([]);
    expect(await writer().roleGrant.findUnique({ where: { id: grantId } })).toMatchObject({ state: "ended", confirmedBy: null });
    expect(
      await refusal(granter.does(grantRole, { personId: holder.id, role: "validator", unitId: await anOrganisation() })),
    ).toBeNull();
  });

  test("one that waits for somebody who left, or whose last day passed, is not confirmed", async () => {
    const { granter, grantId } = await aPendingGrant();
    await asOwner("update role_grant set until = current_date - 1 where id = $1", [grantId]);
    expect(await refusal((await aPerson(["risk_officer"])).does(confirmGrant, { grantId }))).toEqual({
      code: "refused",
      reasons: ["grant.outdated"],
    });
    await granter.does(endGrant, { grantId });
  });

  test("two who confirm at once: one does, the other is told", async () => {
    const { grantId } = await aPendingGrant();
    const people = [await aPerson(["risk_officer"]), await aPersonWithPassword(["admin"])];
    const answers = await Promise.all(people.map((person) => refusal(person.does(confirmGrant, { grantId }))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.find((answer) => answer !== null)).toEqual({ code: "refused", reasons: ["grant.settled"] });
  });

  test("stands in the list of those who can confirm, and is marked for the one who gave it", async () => {
    const { granter, grantId } = await aPendingGrant();
    const officer = await aPerson(["risk_officer"]);
    const seenBy = async (person: typeof officer) =>
      (await person.does(listPendingGrants, {})).items.find(({ id }) => id === grantId);
    expect(await seenBy(officer)).toMatchObject({ role: "validator", mine: false });
    expect(await seenBy(granter)).toMatchObject({ mine: true });
    expect(await seenBy(await aPerson(["risk_officer"], await aUnit()))).toBeUndefined();
  });
});

describe("giving a role", () => {
  test.each(["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer", "auditor"] as const)(
    "a %s gives themselves the administrator role: forbidden",
    async (role) => {
      const person = await aPerson([role]);
      expect(
        await refusal(person.does(grantRole, { personId: person.id, role: "admin", unitId: await anOrganisation() })),
      ).toEqual(forbidden);
    },
  );

  test("an administrator of one unit gives a role in the whole organisation or in another unit: not theirs to see", async () => {
    const admin = await aPerson(["admin"], await aUnit());
    const holder = await aPerson([]);
    for (const unitId of [await anOrganisation(), await aUnit()]) {
      expect(await refusal(admin.does(grantRole, { personId: holder.id, role: "auditor", unitId }))).toMatchObject({
        code: "notFound",
      });
    }
  });

  test("an administrator gives themselves a signing role: refused", async () => {
    const admin = await aPerson(["admin"]);
    expect(
      await refusal(admin.does(grantRole, { personId: admin.id, role: "risk_officer", unitId: await anOrganisation() })),
    ).toEqual({ code: "refused", reasons: ["SD-8.grant"] });
  });

  test("a role that waits counts: nobody becomes auditor and validator by asking for both at once", async () => {
    const admin = await aPerson(["admin"]);
    const holder = await aPerson([]);
    const unitId = await anOrganisation();
    const answers = await Promise.all(
      (["auditor", "validator"] as const).map((role) => refusal(admin.does(grantRole, { personId: holder.id, role, unitId }))),
    );
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.find((answer) => answer !== null)).toEqual({ code: "refused", reasons: ["SD-12.grant"] });
  });

  test.each([
    ["a last day that passed", { until: "2001-01-01" }, { code: "invalid", reasons: ["grant.past"] }],
    ["a person who does not exist", { personId: "nobody" }, { code: "invalid", reasons: ["person.unknown"] }],
    ["a unit that does not exist", { unitId: "nowhere" }, { code: "notFound", reasons: ["not_found"] }],
  ])("with %s is refused", async (_what, change, refused) => {
    const input = { personId: (await aPerson([])).id, role: "auditor" as const, unitId: await anOrganisation(), ...change };
    expect(await refusal((await aPerson(["admin"])).does(grantRole, input))).toEqual(refused);
  });

  test("twice in the same unit is refused", async () => {
    const holder = await aPerson(["model_owner"]);
    const input = { personId: holder.id, role: "model_owner" as const, unitId: await anOrganisation() };
    expect(await refusal(run(grantRole, input, atTheMachine()))).toEqual({ code: "refused", reasons: ["grant.held"] });
  });
});

test("once a risk officer has signed in, the command line gives no signing role alone, also after that officer left", async () => {
  const grant = async () =>
    run(grantRole, { personId: (await aPerson([])).id, role: "validator", unitId: await anOrganisation() }, atTheMachine());
  expect((await grant()).state).toBe("active");
  const officer = await aPerson(["risk_officer"]);
  await openSession(officer.id);
  expect((await grant()).state).toBe("pending");
  await run(deactivatePerson, { personId: officer.id }, atTheMachine());
  expect((await grant()).state).toBe("pending");
});
