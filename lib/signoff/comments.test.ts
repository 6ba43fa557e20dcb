// Comments beside a dossier: on record, scoped, settled by who asked, and never part of what is signed.
import { beforeAll, describe, expect, test } from "vitest";
import { listEvents } from "#lib/audit/list-events.query";
import { reader } from "#lib/db/reader";
import { dossierContent } from "#lib/exports/dossier-content";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { addComment } from "#lib/signoff/add-comment.command";
import { dossierSchema } from "#lib/signoff/dossier.schema";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { listComments } from "#lib/signoff/list-comments.query";
import { resolveComments } from "#lib/signoff/resolve-comments.command";
import { asWriter } from "#lib/test/as-writer";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, asks, aWorld, type Case, decides, openAt, prepares, type World } from "#lib/test/signoff";

const LIMITS = "model/material/limitations";
const MARK = "walnut";

let world: World;
let one: Case;
let transitionId: string;
let dossierHash: string;
let evidence: string;
let fromAbove: Person;

const says = (person: Person, text: string, path = LIMITS) => person.does(addComment, { transitionId, path, text, dossierHash });
const settles = (person: Person, path = LIMITS) => person.does(resolveComments, { transitionId, path });
const read = async (person: Person, given: object = {}) =>
  (await person.does(listComments, { modelId: one.model.id, ...given })).items;

beforeAll(async () => {
  const parent = await aUnit();
  world = await aWorld(parent);
  fromAbove = await aPerson(["data_scientist"], parent);
  one = await aCase("high", world);
  await prepares(one, "in_development");
  transitionId = await asks(one, "in_development");
  const request = await world.compliance.does(getTransition, { transitionId });
  dossierHash = request.dossierHash ?? "";
  evidence = `checklist/${dossierSchema.parse(request.dossier).checklist[0]?.id}/evidence`;
}, 120_000);

const lineOf = async (person: { id: string }) => {
  const found = (await openAt(one, transitionId)).find(({ signer }) => signer.id === person.id);
  if (!found) throw new Error("nothing is open for this person");
  return found;
};

test("a reviewer asks, an author answers, and the thread is read in both their words, by name", async () => {
  await says(world.compliance, `Which letters does it not read? ${MARK}`);
  await says(world.author, "Letters by hand.");
  const [answer, question] = await read(world.owner, { versionId: one.versionId, gate: "G0" });
  expect(question).toMatchObject({
    path: LIMITS,
    text: `Which letters does it not read? ${MARK}`,
    writtenBy: world.compliance.id,
  });
  expect(question).toMatchObject({ dossierHash, transitionId, resolvedAt: null });
  expect(answer).toMatchObject({ text: "Letters by hand.", writtenBy: world.author.id });
  expect(await read(world.owner, { gate: "G2" })).toEqual([]);
});

test("dossier, hash and manifest are what they were before anything was said", async () => {
  const { id } = await lineOf(world.compliance);
  const desk = await world.compliance.does(getSignoff, { signoffId: id });
  expect(desk.dossierHash).toBe(dossierHash);
  expect(JSON.stringify([desk.dossier, desk.manifest])).not.toContain(MARK);
});

test("only who asked says that it is answered, and whoever else tries is told who that is", async () => {
  expect(await refusal(settles(world.author))).toEqual({ code: "forbidden", reasons: ["comment.asker_only"] });
  const { resolved } = await settles(world.compliance);
  expect(resolved).toHaveLength(2);
  expect((await read(world.author)).every(({ resolvedBy }) => resolvedBy === world.compliance.id)).toBe(true);
  expect(await refusal(settles(world.compliance))).toEqual({ code: "conflict", reasons: ["comment.nothing_open"] });
});

describe("it is refused", () => {
  test.each([
    ["at something the dossier does not hold", { path: "model/material/nothing" }, "invalid", "comment.no_such_field"],
    ["at another dossier than the one that waits", { dossierHash: "0".repeat(64) }, "conflict", "comment.other_dossier"],
  ])("%s", async (_what, given, code, why) => {
    const said = world.validator.does(addComment, { transitionId, path: LIMITS, text: "Hm.", dossierHash, ...given });
    expect(await refusal(said)).toEqual({ code, reasons: [why] });
  });

  test("to those who change nothing: auditor and administrator", async () => {
    for (const role of ["auditor", "admin"] as const) {
      const person = await aPerson([role], world.unitId);
      expect((await refusal(says(person, "Hm.")))?.code).toBe("forbidden");
    }
  });

  test("to whoever may not see the model: it is not there", async () => {
    const stranger = await aPerson(["validator"], await aUnit());
    expect((await refusal(says(stranger, "Hm.")))?.code).toBe("notFound");
    expect((await refusal(stranger.does(listComments, { modelId: one.model.id })))?.code).toBe("notFound");
  });
});

test("what is said of evidence is for those who may open all of it, to read and to write", async () => {
  await says(world.validator, "The page with the numbers is missing.", evidence);
  expect((await read(world.author)).some(({ path }) => path === evidence)).toBe(true);
  expect((await read(fromAbove)).some(({ path }) => path === evidence)).toBe(false);
  expect(await refusal(says(fromAbove, "Hm.", evidence))).toEqual({ code: "invalid", reasons: ["comment.no_such_field"] });
});

test("a part of what was said tells how much is older, and how much of that is open; nobody is told of what they may not read", async () => {
  const part = (person: Person, given: object = {}) => person.does(listComments, { modelId: one.model.id, limit: 1, ...given });
  const [, ...older] = await read(world.owner);
  const open = older.filter(({ resolvedAt }) => resolvedAt === null).length;
  const newest = await part(world.owner);
  expect(newest.older).toEqual({ comments: older.length, open });
  expect((await part(world.owner, { cursor: newest.nextCursor })).older.comments).toBe(older.length - 1);
  expect((await part(world.owner, { limit: 200 })).older).toEqual({ comments: 0, open: 0 });
  expect((await part(fromAbove)).older.comments).toBe((await read(fromAbove)).length - 1);
  const { told, withheld } = (await dossierContent(reader(), one.versionId, (await fromAbove.caller()).actor)).comments;
  expect(told.map(({ id }) => id).toReversed()).toEqual((await read(fromAbove)).map(({ id }) => id));
  expect([withheld, told.length + withheld]).toEqual([1, older.length + 1]);
});

test("the ledger has every word of it as a commitment, and the history says that something was said", async () => {
  await sealAll();
  const { items } = await world.compliance.does(listEvents, { model: one.model.id, limit: 200 });
  const kinds = items.map(({ event }) => event);
  expect(kinds).toEqual(expect.arrayContaining(["comment.added", "comment.resolved"]));
  expect(JSON.stringify(items)).not.toContain(MARK);
  const [plain] = await asOwner<{ n: number }>(
    `select count(*)::int as n from ledger_row where table_name = 'comment' and (new::text like '%${MARK}%' or new -> 'text' -> 'commitment' is null)`,
  );
  expect(plain?.n).toBe(0);
  const { items: history } = await world.owner.does(getModelHistory, { modelId: one.model.id, limit: 200 });
  expect(history.some(({ event }) => event === "comment.added")).toBe(true);
});

test("after a return its points are answered where they stand, the next round shows them, and nobody's right to sign is lost by talking", async () => {
  await says(world.compliance, "Name the languages.");
  const { id } = await lineOf(world.compliance);
  await decides(world.compliance, id, { decision: "return", reason: "See the comment." });
  await says(world.author, "English and French.");
  const before = dossierHash;
  transitionId = await asks(one, "in_development");
  dossierHash = (await world.author.does(getTransition, { transitionId })).dossierHash ?? "";
  const open = (await read(world.compliance, { versionId: one.versionId, gate: "G0" })).filter(
    ({ resolvedAt, path }) => resolvedAt === null && path === LIMITS,
  );
  expect(open.map(({ dossierHash: beside }) => beside)).toEqual([before, before]);
  expect((await settles(world.compliance)).resolved).toHaveLength(2);
  const line = await lineOf(world.compliance);
  expect((await decides(world.compliance, line.id)).state).toBe("signed");
});

describe("the database keeps it so, for SQL of the product's own role too", () => {
  const CHANGED = "a comment is resolved, never changed";
  const some = async () => (await read(world.author)).find(({ resolvedAt }) => resolvedAt !== null)?.id ?? "";

  test("words do not change, and what is settled is not opened again", async () => {
    const id = await some();
    for (const data of [{ text: "Never said." }, { path: "model/material/purpose" }, { resolvedBy: null, resolvedAt: null }])
      await expect(asWriter((db) => db.comment.update({ where: { id }, data }))).rejects.toThrow(CHANGED);
    await expect(asOwner("delete from comment where id = $1", [id])).rejects.toThrow(CHANGED);
  });

  test("a comment belongs to the dossier of its request", async () => {
    const [row] = await asOwner<{ id: string }>("select * from comment limit 1");
    const data = {
      ...{ id: "forged", transitionId, modelId: one.model.id, versionId: one.versionId, gate: "G0", path: LIMITS, text: "Hm." },
      ...{ writtenBy: world.author.id, writtenAt: new Date(), dossierHash: "0".repeat(64) },
    };
    expect(row).toBeDefined();
    await expect(asWriter((db) => db.comment.create({ data }))).rejects.toThrow("a comment is about the dossier");
  });
});
