// What is sent again has a name at the server, and the words around a transaction have none.
import { expect, test } from "vitest";
import { namesOf } from "#lib/db/named";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";

test("a text gets its name when it is asked for again, while there is room", () => {
  const nameOf = namesOf(2);
  expect(["a", "b", "a", "b", "a", "c", "c"].map((text) => nameOf(text) !== undefined)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(nameOf("a")).not.toBe(nameOf("b"));
});

test("what commands send again is prepared at the server; BEGIN and COMMIT stay words", async () => {
  const look = () =>
    writer().$transaction(async (db) => {
      await db.person.findMany({ where: { email: "nobody@example.org" }, take: 1 });
      return db.$queryRaw<{ statement: string }[]>(sql`select statement from pg_prepared_statements where ${true} order by 1`);
    });
  await look();
  await look();
  const statements = (await look()).map(({ statement }) => statement);
  expect(statements.filter((one) => /"person"/.test(one))).toHaveLength(1);
  expect(statements.filter((one) => /^(begin|commit|rollback)/i.test(one))).toEqual([]);
});
