// Acting is scoped as reading is (sibling-units.test.ts): whoever is confined to one unit changes nothing of a sibling unit, and is told
// of its records exactly what they would be told of records that do not exist. New commands are covered by being in the list.
import { beforeAll, expect, test } from "vitest";
import { type Actor, rolesAnywhere } from "#lib/access/actor";
import { grantsOf, type Permission } from "#lib/access/permissions";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { asOwner } from "#lib/test/database";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { sampleOf } from "#lib/test/sample";
import { aSide, type Side } from "#lib/test/side";

const namesIn = (http: string) => [...http.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
const FIXED: Record<string, string> = { controlId: "CC-INV-03", cardId: "intake", name: "mapping-one", sha256: "a".repeat(64) };
const acts = Object.values(operations).filter((op) => op.kind !== "query" && namesIn(op.http).some((name) => !(name in FIXED)));

let theirs: Side;
let people: Person[];
let ids: Record<string, string>;

const one = async (text: string): Promise<string> => (await asOwner<{ id: string }>(`${text} limit 1`))[0]?.id ?? "";

beforeAll(async () => {
  theirs = await aSide("quokka", "mapping-one");
  const unit = await aUnit();
  people = [
    await aPerson(["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer"], unit),
    await aPerson(["admin"], unit),
    await aPerson(["auditor"], unit),
  ];
  const { unitId } = theirs.world;
  const { versionId } = theirs.asked;
  ids = {
    ...{ unitId, versionId, modelId: theirs.asked.model.id, personId: theirs.staff.id },
    assessmentId: await one("select id from assessment"),
    evidenceId: await one("select id from attachment"),
    transitionId: await one(`select id from transition where version_id = '${versionId}'`),
    signoffId: await one("select id from signoff where state = 'open'"),
    grantId: await one(`select id from role_grant where unit_id = '${unitId}' and state = 'pending'`),
    keyId: await one(`select id from api_key where person_id = '${theirs.staff.id}'`),
    viewId: await one("select id from saved_view"),
    importId: await one(`select id from import where unit_id = '${unitId}'`),
    exportId: await one(`select id from export where requested_by = '${theirs.auditor.id}'`),
    verificationId: await one("select id from ledger_check"),
    sessionId: "0".repeat(64),
  };
}, 300_000);

const mayAnywhere = (actor: Actor, permission: Permission): boolean => {
  const { roles, own = [], everyone } = grantsOf(permission);
  return everyone === true || rolesAnywhere(actor).some((role) => [...roles, ...own].includes(role));
};

const events = () =>
  asOwner<{ count: number }>("select count(*)::int as count from ledger_event where event not like '%.refused'");

test("there is a record of the other unit for every kind of thing an act is about", () => {
  const kinds = acts.flatMap((op) => namesIn(op.http)).filter((name) => !(name in FIXED));
  expect(kinds.filter((name) => !ids[name])).toEqual([]);
});

test.each(acts.map((op) => [op.id, op] as const))(
  "%s: nobody of another unit does it, nor learns that there is something",
  async (_id, op) => {
    const names = namesIn(op.http);
    const about = (known: Record<string, string>) =>
      sampleOf(op.input, Object.fromEntries(names.map((name) => [name, FIXED[name] ?? known[name] ?? "no-such-id"])));
    const before = await events();
    // Who lacks the permission is refused before anything is looked at: operations.test.ts.
    const callers = await Promise.all(people.map((person) => person.caller()));
    for (const caller of callers.filter(({ actor }) => mayAnywhere(actor, op.permission))) {
      const foreign = await refusal(run(op, about(ids), caller));
      expect(foreign).not.toBeNull();
      expect(foreign).toEqual(await refusal(run(op, about({}), caller)));
    }
    expect(await events()).toEqual(before);
  },
);
