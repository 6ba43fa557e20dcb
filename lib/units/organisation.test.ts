import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { dayIn } from "#lib/core/calendar.rules";
import { run } from "#lib/core/run";
import { getInstallation } from "#lib/demo/get-installation.query";
import { grantRole } from "#lib/people/grant-role.command";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, atTheMachine, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { setOrganisation } from "#lib/units/set-organisation.command";

const EAST = "Pacific/Kiritimati";
const WEST = "Pacific/Pago_Pago";
let admin: Person;

beforeAll(async () => {
  admin = await aPerson(["admin"]);
});
afterEach(() => refusal(admin.does(setOrganisation, { timeZone: "UTC" })));

const todayInDatabase = async () => (await asOwner<{ day: string }>("select organisation_today()::text as day"))[0]?.day;
const zone = async () => (await admin.does(getInstallation, {})).timeZone;

describe("the organisation's zone", () => {
  test("is UTC until an administrator of the whole organisation sets another, with an event", async () => {
    expect(await zone()).toBe("UTC");
    expect(await admin.does(setOrganisation, { timeZone: "Europe/London" })).toEqual({
      id: await anOrganisation(),
      timeZone: "Europe/London",
    });
    expect(await zone()).toBe("Europe/London");
    const events = await asOwner(
      "select e.change, r.table_name from ledger_event e join ledger_row r on r.event_id = e.id where e.event = 'organisation.set' order by e.at desc limit 1",
    );
    expect(events).toMatchObject([{ change: { timeZone: "Europe/London", before: "UTC" }, table_name: "organisation" }]);
  });

  test("is no administrator's of one unit, and nobody else's, to set", async () => {
    const below = await aPerson(["admin"], await aUnit());
    expect(await refusal(below.does(setOrganisation, { timeZone: EAST }))).toMatchObject({ code: "notFound" });
    const officer = await aPerson(["risk_officer"]);
    expect(await refusal(officer.does(setOrganisation, { timeZone: EAST }))).toMatchObject({ code: "forbidden" });
  });

  test.each([
    ["Europe/Atlantis", "organisation.zone_unknown"],
    ["+05:00", "organisation.zone_unknown"],
    ["europe/london", "organisation.zone_unknown"],
    ["UTC", "organisation.same_zone"],
  ])("%s is refused: %s", async (timeZone, code) => {
    expect(await refusal(admin.does(setOrganisation, { timeZone }))).toEqual({ code: "invalid", reasons: [code] });
  });

  test("the database takes no zone it does not know, and no second organisation", async () => {
    await admin.does(setOrganisation, { timeZone: EAST });
    await expect(asOwner("update organisation set time_zone = 'Europe/Atlantis'")).rejects.toThrow("not recognized");
    const other = await aUnit();
    await expect(asOwner("insert into organisation values ($1, 'UTC')", [other])).rejects.toThrow("organisation_once");
  });
});

describe("a calendar date in the organisation's zone", () => {
  test.each([EAST, WEST, "Europe/London", "UTC"])("is in %s the same for the program and the database", async (timeZone) => {
    await refusal(admin.does(setOrganisation, { timeZone }));
    const before = dayIn(new Date(), timeZone);
    const day = await todayInDatabase();
    expect([before, dayIn(new Date(), timeZone)]).toContain(day);
  });

  test("ends there: a role whose last day is over in the east holds on in the west", async () => {
    const holder = await aPerson(["auditor"]);
    const [west, east] = [dayIn(new Date(), WEST), dayIn(new Date(), EAST)];
    expect(west < east).toBe(true);
    await asOwner("update role_grant set until = $2 where person_id = $1", [holder.id, west]);
    const grants = async () => (await holder.caller()).actor.grants.length;
    await admin.does(setOrganisation, { timeZone: WEST });
    expect(await grants()).toBe(1);
    await admin.does(setOrganisation, { timeZone: EAST });
    expect(await grants()).toBe(0);
  });

  test("is past by the day there: a last day that is today in the west only is refused in the east", async () => {
    const until = dayIn(new Date(), WEST);
    const give = async () => {
      const holder = await aPerson([]);
      return refusal(admin.does(grantRole, { personId: holder.id, role: "auditor", unitId: await anOrganisation(), until }));
    };
    await admin.does(setOrganisation, { timeZone: EAST });
    expect(await give()).toEqual({ code: "invalid", reasons: ["grant.past"] });
    await admin.does(setOrganisation, { timeZone: WEST });
    expect(await give()).toBeNull();
  });

  test("does not bring back a role beside one it excludes", async () => {
    await admin.does(setOrganisation, { timeZone: EAST });
    const holder = await aPerson(["auditor"]);
    await asOwner("update role_grant set until = $2 where person_id = $1", [holder.id, dayIn(new Date(), WEST)]);
    await run(grantRole, { personId: holder.id, role: "validator", unitId: await anOrganisation() }, atTheMachine());
    expect(await refusal(admin.does(setOrganisation, { timeZone: WEST }))).toEqual({
      code: "invalid",
      reasons: ["organisation.roles_clash"],
    });
    await asOwner("update role_grant set state = 'ended' where person_id = $1 and role = 'auditor'", [holder.id]);
    expect(await refusal(admin.does(setOrganisation, { timeZone: WEST }))).toBeNull();
  });
});
