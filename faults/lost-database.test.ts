// The database dies, or the line to it, in the middle of what people do: what was acknowledged is there, what became of the rest is
// found out with the same idempotency key, and nobody has to start anything again.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { demonstrationOutside, ownerOf, query } from "./outside";
import { type Answer, aPerson, countersign, PASSWORD, type Person } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, copyOf, type Product } from "./product";
import { aModel, expectOnce, expectSameAnswers, found, registers, unitOf } from "./registering";

const SECRET = { NEXTAUTH_SECRET: "a secret of this test that is long enough" };

/** The sign-offs that wait on the person, each with the input that signs it. */
async function toSign(person: Person, email: string): Promise<{ path: string; input: object; signoffId: string }[]> {
  const { body } = await person.calls("GET", "/inbox?kind=sign_off");
  const waiting: string[] = body.items.map(({ id }: { id: string }) => id);
  return Promise.all(
    waiting.map(async (signoffId) => {
      const { body: read } = await person.calls("GET", `/signoffs/${signoffId}`);
      const answers = read.answersDue.map((controlId: string) => ({
        controlId,
        note: "I looked at the data and the test myself.",
      }));
      const statementAccepted = read.statement?.version;
      const input = { decision: "sign", dossierHash: read.dossierHash, email, secret: PASSWORD, answers, statementAccepted };
      return { signoffId, path: `/signoffs/${signoffId}/decision`, input };
    }),
  );
}

type Decided = Awaited<ReturnType<typeof toSign>>[number] & { key: string; answer: Answer };

/** Sends the signature, kills PostgreSQL `milliseconds` later, and waits until people are served again. */
async function killWhile(product: Product, officer: Person, signoff: Decided, milliseconds: number): Promise<Decided> {
  const before = product.pid("database");
  const answering = officer.calls("POST", signoff.path, signoff.input, signoff.key, 20);
  await sleep(milliseconds);
  await product.kill("database");
  const answer = await answering;
  await until("the database runs again", () => product.isAnew("database", before));
  await until("people are served again", async () => (await officer.calls("GET", "/inbox")).status === 200);
  return { ...signoff, answer };
}

/** Nothing but an answer, "not now, try again", or silence; and both sides of the fault were met. */
function expectHonest(answers: readonly Answer[]) {
  const acknowledged = answers.filter(({ status }) => status === 200 || status === 201);
  const putOff = answers.filter(({ status }) => status === 503);
  const silent = answers.filter(({ status }) => status === 0);
  expect(acknowledged.length + putOff.length + silent.length).toBe(answers.length);
  for (const { retryAfter } of putOff) expect(Number(retryAfter)).toBeGreaterThan(0);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(putOff.length + silent.length).toBeGreaterThan(0);
}

async function expectSigned(officer: Person, { path, input, key, answer }: Decided) {
  const again = await officer.insists("POST", path, input, key);
  expect(again).toMatchObject({ status: 200, body: { state: "signed" } });
  if (answer.status === 200) expect(again.body).toEqual(answer.body);
}

const NONE: Answer = { status: 0, body: null, retryAfter: null };

test("PostgreSQL is killed in the middle of sign-offs, under load", async () => {
  const product = await aProduct(copyOf(inject("template"), aFolder()));
  const officer = await aPerson(product, "risk-officer");
  const scientist = await aPerson(product, "data-scientist");
  const unit = await unitOf(scientist);
  const signing = await toSign(officer, "risk-officer@demo.example");
  expect(signing.length).toBeGreaterThan(1);

  const over = new AbortController();
  const load = Promise.all([0, 1, 2, 3].map(() => registers(scientist, unit, over.signal)));
  const decided: Decided[] = [];
  for (const [n, one] of signing.entries())
    decided.push(await killWhile(product, officer, { ...one, key: randomUUID(), answer: NONE }, 60 * (n + 1)));
  over.abort();
  const registered = (await load).flat();

  expectHonest([...registered, ...decided].map(({ answer }) => answer));
  await expectSameAnswers(scientist, unit, registered);
  await expectOnce(ownerOf(product), registered);
  for (const one of decided) await expectSigned(officer, one);
  expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
  expect(await product.stop()).toEqual({ code: 0, left: [] });
});

test("on a server of one's own: the line is cut, a commit's answer is lost, one key twenty times", async () => {
  const { line, env, owner } = await demonstrationOutside(inject("template"));
  const product = await aProduct(join(aFolder(), "home"), { ...env, ...SECRET, COUNTERSIGN_DEMO: "on" });
  const scientist = await aPerson(product, "data-scientist");
  const officer = await aPerson(product, "risk-officer");
  const unit = await unitOf(scientist);
  const model = () => ({ ...aModel(`Fault ${randomUUID()}`), businessUnit: unit });

  // Twenty at once under one key are one effect and one answer; another input under it is refused.
  const [one, key] = [model(), randomUUID()];
  const answers = await Promise.all(Array.from({ length: 20 }, () => scientist.insists("POST", "/models", one, key)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await found(scientist, one.name)).toBe(1);
  expect((await scientist.calls("POST", "/models", model(), key)).status).toBe(422);

  // Between effect and answer: the commit happened, nobody heard of it. The same key gives the answer of then.
  const [signing] = await toSign(officer, "risk-officer@demo.example");
  if (!signing) throw new Error("no sign-off waits on the risk officer");
  const signKey = randomUUID();
  const lost = line.loseNextCommit(signing.signoffId);
  const unheard = await officer.calls("POST", signing.path, signing.input, signKey);
  await lost;
  expect(unheard).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
  const signatures = () =>
    query<{ n: number }>(owner, "select count(*)::int as n from signature where signoff_id = $1", [signing.signoffId]);
  expect(await signatures()).toEqual([{ n: 1 }]);
  const heard = await officer.insists("POST", signing.path, signing.input, signKey);
  expect(heard).toMatchObject({ status: 200, body: { state: "signed" } });
  expect(await signatures()).toEqual([{ n: 1 }]);

  // Without a line: told as such by pages' health and by REST, and over as soon as the line is back.
  line.cut();
  const away = await scientist.calls("POST", "/models", model(), randomUUID());
  expect(away).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/), body: { code: "unavailable" } });
  expect((await fetch(`${product.url}/api/health`)).status).toBe(503);
  expect((await fetch(`${product.url}/api/health/live`)).status).toBe(200);
  line.open();
  await until("people are served again", async () => (await fetch(`${product.url}/api/health`)).status === 200);
  expect((await scientist.calls("POST", "/models", model(), randomUUID())).status).toBe(201);

  // What was committed with a change and not yet worked off is worked off after a kill of everything.
  product.signal("worker", "SIGSTOP");
  const auditor = await aPerson(product, "auditor");
  const asked = await auditor.calls("POST", "/exports", { kind: "inventory", format: "csv" }, randomUUID());
  expect(asked.status).toBe(202);
  await product.kill("server", "worker", "supervisor");
  const again = await aProduct(product.home, { ...env, ...SECRET, COUNTERSIGN_DEMO: "on", PORT: new URL(product.url).port });
  const done = () => auditor.calls("GET", `/exports/${asked.body.id}`);
  await until("the export is made", async () => (await done()).body?.state === "done");
  expect(await again.stop()).toEqual({ code: 0, left: [] });
});
