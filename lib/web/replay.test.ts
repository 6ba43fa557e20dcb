// A decision that is sent again, sent elsewhere, or sent too late, over REST with a key that may sign.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { endGrant } from "#lib/people/end-grant.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { aKeyOf, aPersonWithPassword, atTheMachine, PASSWORD } from "#lib/test/people";
import { overRest } from "#lib/test/rest";
import { aCase, asks, aWorld, type Case, prepares, type Signer, type World } from "#lib/test/signoff";

let world: World;
let one: Open;
let other: Open;
type Open = Case & { dossierHash: string; slots: Record<string, string> };

async function atIntake(): Promise<Open> {
  const asked = await aCase("high", world);
  await prepares(asked, "in_development");
  const id = await asks(asked, "in_development");
  const { dossierHash, signoffs } = await writer().transition.findUniqueOrThrow({ where: { id }, include: { signoffs: true } });
  return {
    ...asked,
    dossierHash: dossierHash ?? "",
    slots: Object.fromEntries(signoffs.map(({ meaning, id: slot }) => [meaning, slot])),
  };
}
beforeAll(async () => {
  world = await aWorld();
  [one, other] = [await atIntake(), await atIntake()];
}, 120_000);

const reviews = ({ dossierHash, slots }: Open, by: Signer, given: object = {}) => ({
  signoffId: slots.compliance_reviewed ?? "",
  decision: "sign",
  dossierHash,
  email: by.email,
  secret: PASSWORD,
  statementAccepted: 1,
  ...given,
});

/** Sends a decision as the person; gives what it was refused with, or 200. */
async function sender(person: Signer) {
  const { key } = await aKeyOf(person.id, ["read", "write", "sign"]);
  return async (input: object, idempotencyKey?: string) => {
    const headers = { authorization: `Bearer ${key}`, ...(idempotencyKey && { "idempotency-key": idempotencyKey }) };
    const { status, reasons } = await overRest(decideSignoff, input, headers);
    return status === 200 ? 200 : `${status} ${reasons[0]?.code}`;
  };
}
const given = ({ versionId }: Open) => writer().signature.count({ where: { versionId } });

test("E2: with another dossier's hash, at another sign-off, or at another request it signs nothing", async () => {
  const sends = await sender(world.compliance);
  expect(await sends(reviews(one, world.compliance, { dossierHash: "f".repeat(64) }))).toBe("409 signoff.stale");
  expect(await sends(reviews(one, world.compliance, { dossierHash: other.dossierHash }))).toBe("409 signoff.stale");
  expect(await sends(reviews(one, world.compliance, { signoffId: other.slots.compliance_reviewed }))).toBe("409 signoff.stale");
  expect(await sends(reviews(one, world.compliance, { signoffId: one.slots.responsible }))).toBe("409 signoff.owner_only");
  expect(await sends(reviews(one, world.compliance, { signoffId: one.slots.accepted_for_development }))).toBe(
    "409 signoff.role_missing",
  );
  expect([await given(one), await given(other)]).toEqual([0, 0]);
});

test("E2: sent again it is the same signature under the same key, and refused under another or none", async () => {
  const sends = await sender(world.compliance);
  const key = randomUUID();
  const input = reviews(one, world.compliance);
  expect(await sends(input, key)).toBe(200);
  expect(await sends(input, key)).toBe(200);
  expect(await sends({ ...input, decision: "refuse", reason: "No." }, key)).toBe("422 idempotency.other_input");
  expect(await sends(input)).toBe("409 signoff.decided");
  expect(await sends(input, randomUUID())).toBe("409 signoff.decided");
  expect(await given(one)).toBe(1);
});

test("E3: two tabs that send at once give one signature", async () => {
  const sends = await sender(world.compliance);
  const input = reviews(other, world.compliance);
  const both = await Promise.all([sends(input, randomUUID()), sends({ ...input, reason: "Seen." }, randomUUID())]);
  expect(both.toSorted()).toEqual([200, "409 signoff.decided"]);
  expect(await given(other)).toBe(1);
});

test("E4: a role that ended between opening and signing signs nothing", async () => {
  const late = await atIntake();
  const officer = await aPersonWithPassword(["compliance_officer"], world.unitId);
  const sends = await sender(officer);
  const grant = await writer().roleGrant.findFirstOrThrow({ where: { personId: officer.id } });
  await run(endGrant, { grantId: grant.id }, atTheMachine());
  expect(await sends(reviews(late, officer))).toBe("403 forbidden");
  expect(await given(late)).toBe(0);
});
