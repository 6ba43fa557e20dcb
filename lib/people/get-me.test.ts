import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { endGrant } from "#lib/people/end-grant.command";
import { getMe } from "#lib/people/get-me.query";
import { grantRole } from "#lib/people/grant-role.command";
import { listPeople } from "#lib/people/list-people.query";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, aPersonWithPassword, atTheMachine, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

const today = async () => (await asOwner<{ day: string }>("select organisation_today()::text as day"))[0]?.day ?? "";

/** Ends whatever grants a person has, as an administrator would. */
async function endAll({ id }: Person) {
  const grants = await asOwner<{ id: string }>("select id from role_grant where person_id = $1", [id]);
  for (const grant of grants) await run(endGrant, { grantId: grant.id }, atTheMachine());
}

describe("oneself", () => {
  test("is shown also when every role has ended, with what ended and when", async () => {
    const person = await aPersonWithPassword(["auditor"]);
    await endAll(person);
    expect(await person.does(getMe, {})).toMatchObject({
      email: person.email,
      roles: [],
      ended: [{ role: "auditor", state: "ended" }],
      accessEndedOn: await today(),
    });
    expect(await refusal(person.does(listPeople, {}))).toMatchObject({ code: "forbidden" });
  });

  test("a role past its last day is shown as ended, and access ended on that day", async () => {
    const person = await aPersonWithPassword(["auditor"]);
    await asOwner("update role_grant set until = date '2026-01-31' where person_id = $1", [person.id]);
    expect(await person.does(getMe, {})).toMatchObject({
      roles: [],
      ended: [{ role: "auditor", inForce: false }],
      accessEndedOn: "2026-01-31",
    });
    expect(
      await refusal(run(grantRole, { personId: person.id, role: "auditor", unitId: await anOrganisation() }, atTheMachine())),
    ).toBeNull();
  });

  test("access that was ended before its last day ended when it was ended", async () => {
    const person = await aPersonWithPassword(["model_owner"]);
    await asOwner("update role_grant set until = date '2999-12-31' where person_id = $1", [person.id]);
    await endAll(person);
    expect((await person.does(getMe, {})).accessEndedOn).toBe(await today());
  });

  test("access has not ended while a role is in force, nor where none ever was", async () => {
    const unit = await aUnit();
    const person = await aPerson(["model_owner"], unit);
    expect(await person.does(getMe, {})).toMatchObject({ accessEndedOn: null, roles: [{ unit: { id: unit, whole: false } }] });
    const admin = await aPerson(["admin"]);
    const nobody = await aPerson([]);
    await admin.does(grantRole, { personId: nobody.id, role: "validator", unitId: await anOrganisation() });
    expect(await nobody.does(getMe, {})).toMatchObject({
      accessEndedOn: null,
      roles: [{ state: "pending", unit: { whole: true } }],
    });
    await endAll(nobody);
    expect(await nobody.does(getMe, {})).toMatchObject({ accessEndedOn: null, roles: [] });
  });
});
