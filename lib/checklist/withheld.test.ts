// Evidence that is withheld from somebody stays withheld wherever it is spoken of: history, ledger, dossier, difference.
import { beforeAll, expect, test } from "vitest";
import { listEvents } from "#lib/audit/list-events.query";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { aCase, asks, aWorld, type Case, openAt, prepares } from "#lib/test/signoff";

const MARK = "jane-doe";
const CONTROL = "CC-USE-01";

let one: Case;
let transitionId: string;
let fromAbove: Person;
let admin: Person;

beforeAll(async () => {
  const parent = await aUnit();
  const world = await aWorld(parent);
  fromAbove = await aPerson(["data_scientist"], parent);
  admin = await aPerson(["admin"], world.unitId);
  one = await aCase("high", world);
  await prepares(one, "in_development");
  const { id } = await world.owner.does(attachEvidence, {
    versionId: one.versionId,
    controlId: CONTROL,
    url: `https://files.example/${MARK}`,
    title: `File of ${MARK}`,
    fixedRevision: `${MARK}-7`,
    confidentiality: "contains_personal_data",
  });
  await world.validator.does(reviewEvidence, { evidenceId: id, accepted: true, note: `It is the file of ${MARK}.` });
  transitionId = await asks(one, "in_development");
  await sealAll();
}, 120_000);

const signoffOf = async () => {
  const [first] = await openAt(one, transitionId);
  return first?.id ?? "";
};

test("the checklist of those who may read it holds it, and of nobody else", async () => {
  const place = { versionId: one.versionId, controlId: CONTROL };
  expect(JSON.stringify(await itemOf(one.world.validator, place))).toContain(MARK);
  for (const person of [fromAbove, admin]) expect(JSON.stringify(await itemOf(person, place))).not.toContain(MARK);
});

test("the history tells nobody its words, only that they are kept as a commitment", async () => {
  for (const person of [fromAbove, admin, one.world.validator]) {
    const { items } = await person.does(getModelHistory, { modelId: one.model.id, limit: 200 });
    expect(items.some(({ event }) => event === "evidence.attached")).toBe(true);
    expect(JSON.stringify(items)).not.toContain(MARK);
  }
});

test("the ledger holds commitments of its words, and no copy of the dossier to read them in", async () => {
  for (const person of [admin, one.world.compliance]) {
    const { items } = await person.does(listEvents, { model: one.model.id, limit: 200 });
    expect(items.some(({ event }) => event === "evidence.reviewed")).toBe(true);
    expect(JSON.stringify(items)).not.toContain(MARK);
  }
  const [plain] = await asOwner<{ n: string }>(`select count(*) as n from ledger_event where change::text like '%${MARK}%'`);
  expect(Number(plain?.n)).toBe(0);
});

test("dossier and difference tell whoever may not open it that a link is there, under the hash that is signed", async () => {
  const signoffId = await signoffOf();
  const told = await Promise.all(
    [fromAbove, admin].map(async (person) => [
      await person.does(getTransition, { transitionId }),
      await person.does(getSignoff, { signoffId }),
    ]),
  );
  const whole = await one.world.validator.does(getTransition, { transitionId });
  expect(JSON.stringify(whole.dossier)).toContain(`${MARK}-7`);
  for (const read of told.flat()) {
    expect(JSON.stringify(read)).not.toContain(MARK);
    expect(JSON.stringify(read.dossier)).toContain("withheld:");
    expect(read.dossierHash).toBe(whole.dossierHash);
  }
});
