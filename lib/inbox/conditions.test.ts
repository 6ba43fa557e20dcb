// What a signature asks somebody to see to reaches them, with its day, and nobody else.
import { beforeAll, expect, test } from "vitest";
import { countWaiting } from "#lib/inbox/count-waiting.query";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { atStage } from "#lib/test/open-request";
import type { Person } from "#lib/test/people";
import { aCase, asks, aWorld, decides, openAt, prepares, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const waiting = async (person: Person) => (await person.does(listInbox, { kind: "condition", limit: 200 })).items;

test("a condition waits on whom it names, with the day that comes first, as long as the request has not failed", async () => {
  const one = await aCase("high", world);
  await prepares(one, "in_development");
  const transitionId = await asks(one, "in_development");
  const open = await openAt(one, transitionId);
  const line = (meaning: string) => open.find((each) => each.meaning === meaning)?.id ?? "";
  const { peer, owner } = world;
  const badge = async () => (await peer.does(countWaiting, {})).inbox;
  const before = await badge();
  const to = (person: Person, dueOn: string) => ({ text: `Looked at anew before ${dueOn}.`, ownerId: person.id, dueOn });
  await decides(world.compliance, line("compliance_reviewed"), {
    decision: "sign_with_conditions",
    conditions: [to(peer, "2999-02-01"), to(owner, "2999-03-01"), to(peer, "2999-01-01")],
  });
  const found = async (who: Person) => (await waiting(who)).filter(({ id }) => id === transitionId);
  expect(await found(peer)).toMatchObject([
    { count: 2, due: "2999-01-01", why: "named", gate: "G0", href: `/models/${one.model.id}/sign-offs#${transitionId}` },
  ]);
  expect(await found(owner)).toMatchObject([{ count: 1, due: "2999-03-01" }]);
  expect(await badge(), "what no act here ends is not counted").toBe(before);
  for (const other of [world.author, world.compliance, world.risk]) expect(await found(other)).toEqual([]);

  await decides(owner, line("responsible"), { decision: "return", reason: "Not like this." });
  for (const named of [peer, owner]) expect(await found(named)).toEqual([]);
}, 60_000);

test("a condition of a version that came to its end waits on nobody", async () => {
  const one = await aCase("high", world);
  await prepares(one, "in_development");
  const [line] = await openAt(one, await asks(one, "in_development"));
  if (!line) throw new Error("the request has an open sign-off");
  const conditions = [{ text: "Looked at anew.", ownerId: world.peer.id, dueOn: "2999-01-01" }];
  await decides(line.signer, line.id, { decision: "sign_with_conditions", conditions });
  const versions = async () => (await waiting(world.peer)).map(({ versionId }) => versionId);
  expect(await versions()).toContain(one.versionId);
  await atStage(one.versionId, "retired", "high");
  expect(await versions()).not.toContain(one.versionId);
}, 60_000);
