import { expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { asOwner } from "#lib/test/database";
import { aKeyOf, anOrganisation, aPersonWithPassword, atTheMachine } from "#lib/test/people";
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";
import { callerOf, callerOfToken } from "#lib/web/context";
import { problem } from "#lib/web/problem";
import { openSession } from "#lib/web/sessions";

const database = () => new URL(process.env.DATABASE_OWNER_URL ?? "").pathname.slice(1);

/** As an administrator does it: for new connections, and there are no others. */
async function takesWrites(does: boolean) {
  const how = does ? "reset default_transaction_read_only" : "set default_transaction_read_only = on";
  await asOwner(`begin read write; alter database ${database()} ${how}; commit`);
  await asOwner("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'countersign_writer' and datname = $1", [
    database(),
  ]);
}

test("a database that takes no writes: every change is 503 with the rule, reading goes on, and so does writing once it takes them", async () => {
  const parentId = await anOrganisation();
  const person = await aPersonWithPassword(["risk_officer", "model_owner"]);
  const token = await openSession(person.id);
  const { key } = await aKeyOf(person.id);
  const request = () => new Request("http://localhost/api/v1/units", { headers: { authorization: `Bearer ${key}` } });
  const units = await writer().businessUnit.count();
  await asOwner("update session set last_seen_at = last_seen_at - interval '5 minutes'");

  await takesWrites(false);
  const creates = () => run(createUnit, { name: "Later", parentId }, atTheMachine()).then(() => null, problem);
  // A connection that was just cut may still be met: that is told as what it is.
  await expect.poll(async () => (await (await creates())?.json())?.reasons[0].code).toBe("read_only.database");
  for (let n = 0; n < 3; n += 1) {
    const answer = await creates();
    expect(answer?.status).toBe(503);
    expect(Number(answer?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answer?.json()).toMatchObject({
      code: "unavailable",
      reasons: [{ code: "read_only.database", clearedBy: "Whoever runs the database" }],
    });
  }
  expect((await person.does(listUnits, {})).items).toHaveLength(units);
  // What only notes that somebody was here is left out.
  expect(await callerOfToken(token, "r")).toMatchObject({ actor: { id: person.id } });
  expect(await callerOf(request(), "r")).toMatchObject({ actor: { id: person.id } });

  await takesWrites(true);
  await expect.poll(creates, { timeout: 20_000 }).toBeNull();
  expect(await writer().businessUnit.count()).toBe(units + 1);
});
