// What waits on whom: each kind of thing reaches those who can do it, and nobody else.
import { beforeAll, describe, expect, test } from "vitest";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { listWaitingReviews } from "#lib/checklist/list-waiting-reviews.query";
import { countWaiting } from "#lib/inbox/count-waiting.query";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { INBOX_KINDS, type InboxKind } from "#lib/inbox/schema";
import { assignOwner } from "#lib/models/assign-owner.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { listSignoffs } from "#lib/signoff/list-signoffs.query";
import { resolveComments } from "#lib/signoff/resolve-comments.command";
import { saysAt } from "#lib/test/comments";
import { emailOf } from "#lib/test/models";
import { atStage } from "#lib/test/open-request";
import type { Person } from "#lib/test/people";
import { aPersonWithPassword } from "#lib/test/people";
import { expectReconciled } from "#lib/test/reconciled";
import { recorded } from "#lib/test/recorded";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, asks, aWorld, decides, openAt, prepares, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const aDraft = () => aKnownModel({ owner: world.owner, author: world.author, businessUnit: world.unitId });
const waiting = async (person: Person, kind: InboxKind) => (await person.does(listInbox, { kind, limit: 200 })).items;
const ids = async (person: Person, kind: InboxKind) => (await waiting(person, kind)).map(({ id }) => id);

describe("the inbox", () => {
  test("an open sign-off reaches those who could decide it, and leaves when it is decided", async () => {
    const one = await aCase("high", world);
    await prepares(one, "in_development");
    const transitionId = await asks(one, "in_development");
    const open = await openAt(one, transitionId);
    const review = open.find(({ meaning }) => meaning === "compliance_reviewed")?.id ?? "";
    const responsible = open.find(({ meaning }) => meaning === "responsible")?.id ?? "";
    expect(await ids(world.compliance, "sign_off")).toContain(review);
    expect(await ids(world.owner, "sign_off")).toContain(responsible);
    for (const somebody of [world.author, world.peer, world.validator, world.risk])
      expect(await ids(somebody, "sign_off")).not.toContain(review);
    const [item] = (await waiting(world.compliance, "sign_off")).filter(({ id }) => id === review);
    expect(item).toMatchObject({
      why: "role",
      role: "compliance_officer",
      gate: "G0",
      ref: one.model.ref,
      href: `/sign-offs/${review}`,
    });
    await decides(world.compliance, review);
    expect(await ids(world.compliance, "sign_off")).not.toContain(review);
    const decided = await world.compliance.does(listSignoffs, { view: "decided" });
    expect(decided.items.map(({ id }) => id)).toContain(review);
  }, 60_000);

  test("what was returned comes back to its author and owner until it is asked for again", async () => {
    const one = await aCase("high", world);
    await prepares(one, "in_development");
    const transitionId = await asks(one, "in_development");
    const open = await openAt(one, transitionId);
    await decides(world.compliance, open.find(({ meaning }) => meaning === "compliance_reviewed")?.id ?? "", {
      decision: "return",
      reason: "Who reads it?",
    });
    for (const own of [world.author, world.owner]) expect(await ids(own, "returned_request")).toContain(transitionId);
    expect(await ids(world.author, "to_prepare")).not.toContain(one.versionId);
    await asks(one, "in_development");
    expect(await ids(world.author, "returned_request")).not.toContain(transitionId);
  }, 60_000);

  test("a comment waits on the model's own people until one of them answers, it is settled, or it cannot be answered any more", async () => {
    const one = await aCase("high", world);
    await prepares(one, "in_development");
    const transitionId = await asks(one, "in_development");
    const says = (who: Person, field = "limitations") => saysAt(who, transitionId, `model/material/${field}`);
    const found = async (who: Person) => (await waiting(who, "open_comment")).filter(({ id }) => id === transitionId);
    const counts = () => Promise.all([world.author, world.owner].map(async (who) => (await found(who))[0]?.count ?? 0));
    const badge = async () => (await world.author.does(countWaiting, {})).inbox;

    const before = await badge();
    await says(world.compliance);
    await says(world.validator, "purpose");
    expect(await counts()).toEqual([2, 2]);
    expect(await badge()).toBe(before + 1);
    const [item] = await found(world.author);
    expect(item).toMatchObject({ why: "author", gate: "G0", href: `/models/${one.model.id}/sign-offs#${transitionId}` });
    for (const other of [world.compliance, world.validator, world.risk, world.peer]) expect(await found(other)).toEqual([]);

    await says(world.author);
    expect(await counts()).toEqual([1, 1]);
    await says(world.compliance);
    expect(await counts()).toEqual([2, 2]);
    await world.validator.does(resolveComments, { transitionId, path: "model/material/purpose" });
    expect(await counts()).toEqual([1, 1]);
    // What one of them asks waits on the others, and not on whoever asks.
    await says(world.owner, "intendedUse");
    expect(await counts()).toEqual([2, 1]);

    const [line] = (await openAt(one, transitionId)).filter(({ meaning }) => meaning === "compliance_reviewed");
    await decides(world.compliance, line?.id ?? "", { decision: "return", reason: "See the comments." });
    expect(await counts()).toEqual([2, 1]);
    await atStage(one.versionId, "in_development", "high");
    expect(await counts()).toEqual([0, 0]);
  }, 60_000);

  test("a rating waits on the second line, not on whoever made it", async () => {
    const model = await aDraft();
    const { id } = await rated(model, "high");
    expect(await ids(world.validator, "tier_confirmation")).toContain(id);
    for (const own of [world.author, world.owner, world.peer]) expect(await ids(own, "tier_confirmation")).not.toContain(id);
  });

  test("evidence and claims of not applicable are one line per version, and never their own author's", async () => {
    const one = await aCase("high", world);
    const { versionId } = one;
    for (const controlId of ["CC-INV-03", "CC-INV-04"])
      await world.compliance.does(attachEvidence, {
        versionId,
        controlId,
        url: `https://evidence.example/${controlId}`,
        title: "Screening",
        fixedRevision: "1",
      });
    await world.compliance.does(answerControl, { versionId, controlId: "CC-INV-03", status: "not_applicable", note: "No." });
    expect((await waiting(world.risk, "evidence_review")).find(({ id }) => id === versionId)).toMatchObject({
      count: 2,
      role: "risk_officer",
    });
    expect(await ids(world.risk, "not_applicable")).toContain(versionId);
    for (const kind of ["evidence_review", "not_applicable"] as const)
      expect(await ids(world.compliance, kind)).not.toContain(versionId);
  });

  test("evidence and claims for a gate that is behind wait on nobody any more", async () => {
    const { versionId } = await aCase("high", world);
    const at = { versionId, controlId: "CC-INV-04" };
    const link = { url: "https://evidence.example/screening", title: "Screening", fixedRevision: "1" };
    await world.compliance.does(attachEvidence, { ...at, ...link });
    await world.compliance.does(answerControl, { ...at, status: "not_applicable", note: "No." });
    const seen = async () => [
      ...(await ids(world.risk, "evidence_review")).filter((id) => id === versionId),
      ...(await ids(world.risk, "not_applicable")).filter((id) => id === versionId),
      ...(await world.risk.does(listWaitingReviews, { limit: 200 })).items.filter((one) => one.versionId === versionId),
    ];
    expect(await seen()).toHaveLength(4);
    await atStage(versionId, "approved", "high");
    expect(await seen()).toEqual([]);
  });

  test("somebody named as owner is asked, and so is the second line about what is no model", async () => {
    const heir = await aPersonWithPassword(["model_owner"], world.unitId);
    const model = await aDraft();
    await world.owner.does(assignOwner, { modelId: model.id, ownerEmail: await emailOf(heir) });
    expect(await ids(heir, "owner_acceptance")).toEqual([model.id]);
    const sheet = await aDraft();
    await world.owner.does(setRecordType, { modelId: sheet.id, recordType: "not_a_model", reason: "A fixed table." });
    expect(await ids(world.risk, "record_type")).toContain(sheet.id);
    expect(await ids(world.owner, "record_type")).not.toContain(sheet.id);
  });

  test("own versions before a gate nobody asked for are told to their people alone", async () => {
    const model = await aDraft();
    expect((await waiting(world.author, "to_prepare")).find(({ id }) => id === model.currentVersionId)).toMatchObject({
      why: "author",
      gate: "G0",
    });
    for (const other of [world.peer, world.risk]) expect(await ids(other, "to_prepare")).not.toContain(model.currentVersionId);
  });

  test.each(INBOX_KINDS)("%s can be asked for alone", async (kind) => {
    expect((await waiting(world.risk, kind)).filter((item) => item.kind !== kind)).toEqual([]);
  });

  test("pages follow one another without gap or repetition, in three statements at most", async () => {
    const all = await world.author.does(listInbox, { limit: 200 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.author.does(listInbox, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ kind, id }) => `${kind} ${id}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ kind, id }) => `${kind} ${id}`));
    const { db, statements } = recorded();
    await listInbox.read(db, { limit: 50 }, { ...(await world.compliance.caller()), now: new Date(), zone: "UTC", place: null });
    expect(statements.length).toBeLessThanOrEqual(3);
  });

  test("what triggers kept of all this is what reading it anew gives", expectReconciled);
});
