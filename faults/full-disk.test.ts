// The disk of the embedded database runs full while people work: read-only before, brought back after, nothing acknowledged lost.
import { randomUUID } from "node:crypto";
import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { MEGABYTE } from "#lib/core/room.rules";
import { reads, signsIn } from "./browsing";
import { ownerOf, query } from "./outside";
import { type Answer, aPerson, countersign } from "./people";
import { until } from "./processes";
import { aFolder, aProduct, copyOf } from "./product";
import { aModel, expectOnce, expectSameAnswers, registers, unitOf } from "./registering";
import { aDisk, fill } from "./small-disk";

const SHORT = "Countersign is read-only: the disk that holds its database has";
const isShort = ({ status, body }: Answer) => status === 503 && body.reasons[0].code === "read_only.disk";

/** Something else on the disk that grows until so much is left. The result takes it away. */
function leaveOnly(disk: string, megabytes: number): () => void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "other"), Buffer.alloc(Math.max(0, bavail * bsize - megabytes * MEGABYTE)));
  return () => rmSync(join(disk, "other"));
}

/** Writes to PostgreSQL's log until it dies of it. */
async function exhaust(owner: string): Promise<void> {
  const more = () => query(owner, "select pg_logical_emit_message(true, 'fault', repeat('x', 8000000)), pg_switch_wal()");
  await until("PostgreSQL has no room left", () =>
    more().then(
      () => false,
      () => true,
    ),
  );
}

test.skipIf(!inject("mayMount"))(
  "R7: short of room everything is read-only before anything breaks; wholly full PostgreSQL dies and is brought back; with room all goes on",
  async () => {
    const disk = aDisk(aFolder(), "disk", 360);
    const home = copyOf(inject("template"), disk);
    const product = await aProduct(home);
    const owner = ownerOf(product);
    const scientist = await aPerson(product, "data-scientist");
    const officer = await aPerson(product, "risk-officer");
    const unit = await unitOf(scientist);
    const database = product.pid("database");
    const asks = (key: string) => officer.calls("POST", "/exports", { kind: "inventory", format: "csv" }, key);

    // A job that waits, and people who write while the disk runs full.
    product.signal("worker", "SIGSTOP");
    const waiting = await asks(randomUUID());
    expect(waiting.status).toBe(202);
    const over = new AbortController();
    const load = Promise.all([0, 1, 2, 3].map(() => registers(scientist, unit, over.signal)));
    const written = "select count(*)::int as n from model where name like 'Fault %'";
    await until("people have written", async () => ((await query<{ n: number }>(owner, written))[0]?.n ?? 0) > 8);
    const giveRoom = leaveOnly(disk, 60);
    const refused = await until("writing is refused", async () => {
      const answer = await asks(randomUUID());
      return isShort(answer) && answer;
    });
    over.abort();
    const registered = (await load).flat();
    expect(registered.filter(({ answer }) => answer.status === 201).length).toBeGreaterThan(0);
    for (const { answer } of registered) expect(answer.status === 201 || isShort(answer)).toBe(true);
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect(refused.body.reasons[0]).toMatchObject({ message: expect.stringContaining(SHORT), clearedBy: expect.any(String) });
    const told = (words: string) => until(words, () => product.lines.some((line) => line.includes(words)));
    await told("Countersign is read-only until you free some space");

    // A file is refused before it is taken in; reading and signing in go on; every page says what is the matter.
    const form = new FormData();
    form.set("file", new Blob([`id,name\n${"1,x\n".repeat(200_000)}`], { type: "text/csv" }), "large.csv");
    expect(isShort(await officer.calls("POST", "/imports", form, randomUUID()))).toBe(true);
    expect((await officer.calls("GET", "/models?limit=1")).body.items).toHaveLength(1);
    const cookie = await signsIn(product.url, "risk-officer@demo.example");
    for (const path of ["/", "/models", "/sign-out"]) {
      const page = await reads(`${product.url}${path}`, cookie);
      expect(page).toMatchObject({ status: 200, words: expect.stringContaining(SHORT) });
      expect(page.words).toContain("Who can clear it: Whoever runs the machine");
    }
    expect(product.pid("database")).toBe(database);

    // A worker that starts now takes nothing up. Then there is no room at all.
    await product.kill("worker");
    const empty = fill(disk);
    await exhaust(owner);
    await told("The room kept for this was given up");
    expect(existsSync(join(home, "ballast"))).toBe(false);
    await until("people can read", async () => (await officer.calls("GET", "/inbox")).status === 200);
    expect(isShort(await asks(randomUUID()))).toBe(true);

    // Room again: no hand is needed.
    empty();
    giveRoom();
    const model = { ...aModel(`Fault ${randomUUID()}`), businessUnit: unit };
    expect((await scientist.insists("POST", "/models", model, randomUUID())).status).toBe(201);
    await expectSameAnswers(scientist, unit, registered);
    await expectOnce(owner, registered);
    await until("the ballast is there again", () => existsSync(join(home, "ballast")));
    await until(
      "the job is done",
      async () => (await officer.calls("GET", `/exports/${waiting.body.id}`)).body?.state === "done",
    );
    expect(await query(owner, "select max(retry_count) as tries from pgboss.job where name = 'buildExport'")).toEqual([
      { tries: 0 },
    ]);
    expect((await reads(`${product.url}/models`, cookie)).words).not.toContain(SHORT);
    expect(await countersign(home, "verify-ledger")).toMatchObject({ code: 0 });
    expect(await product.stop()).toEqual({ code: 0, left: [] });
  },
);
