import { beforeAll, describe, expect, test } from "vitest";
import type { Register } from "#lib/exports/schema";
import { type CsvExport, readCsvExport } from "#lib/test/csv-export";
import { asOwner } from "#lib/test/database";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { aPerson, type Person } from "#lib/test/people";
import { unguarded } from "#lib/test/unguarded";

let auditor: Person;
let validator: Person;

const register = async (name: Register, filter = {}): Promise<CsvExport> => {
  const made = await anExport(auditor, { kind: "register", register: name, format: "csv", filter });
  expect(made.state).toBe("done");
  return readCsvExport(made.bytes);
};

beforeAll(async () => {
  await makeExportQueue();
  auditor = await aPerson(["auditor"]);
  validator = await aPerson(["validator"]);
});

describe("the register of access", () => {
  test("shows people and roles in force on a day, with who granted them, and those granted during set-up as such", async () => {
    const { rows } = await register("access");
    const mine = rows.find((row) => row["Person id"] === auditor.id);
    expect(mine).toMatchObject({ Role: "auditor", "Granted by": "command-line" });
    expect(rows.filter((row) => row["Person id"] === validator.id)).toMatchObject([
      { Role: "validator", "During set-up": "granted during set-up" },
    ]);
    expect((await register("access", { on: "2020-01-01" })).rows).toEqual([]);
  });

  test("leaves out a role that ended before the day, and keeps it for the days it held", async () => {
    const left = await aPerson(["auditor"]);
    await unguarded(
      `update role_grant set granted_at = '2026-01-01', state = 'ended', ended_at = '2026-03-01', ended_by = 'x' where person_id = '${left.id}'`,
    );
    await asOwner("update person set created_at = '2025-12-01' where id = $1", [left.id]);
    const roles = async (on: string) =>
      (await register("access", { on })).rows.filter((row) => row["Person id"] === left.id).map(({ Role }) => Role);
    expect(await roles("2026-02-28")).toEqual(["auditor"]);
    expect(await roles("2026-03-01")).toEqual(["none"]);
  });
});

describe("the register of changes of access", () => {
  test("has every captured change, with before and after, and those made by SQL behind the program's back", async () => {
    const person = await aPerson(["auditor"]);
    await asOwner("update role_grant set until = '2031-01-01' where person_id = $1", [person.id]);
    const { rows } = await register("access-changes");
    const grants = rows.filter((row) => row["Person id"] === person.id && row.Record === "role_grant");
    expect(grants).toMatchObject([
      { What: "insert", Role: "auditor", Event: "role.granted", "Has an event": "yes" },
      {
        What: "update",
        "Changed fields": "until",
        Before: `{"until": null}`,
        After: `{"until": "2031-01-01"}`,
        Event: "unaccounted",
        "Has an event": "no",
        "Database user": "countersign_owner",
      },
    ]);
    const [changed] = await asOwner<{ n: string }>(
      "select count(*) as n from ledger_row where table_name in ('role_grant', 'person', 'api_key', 'invitation', 'business_unit')",
    );
    expect(rows).toHaveLength(Number(changed?.n));
  });
});

test.each<Register>(["access", "access-changes"])("every column of %s has a header in words, each once", async (name) => {
  const { header } = await register(name);
  expect(new Set(header).size).toBe(header.length);
  expect(header.filter((title) => !/^[A-Z]/.test(title))).toEqual([]);
});
