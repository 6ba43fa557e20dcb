// The reader with a note of every statement it is asked for: for tests that count statements and look at plans.
import pg from "pg";
import { reader } from "#lib/db/reader";
import type { Sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

export type Recorded = { db: ReadDb; statements: (Sql | string)[] };

/** Everything still goes to the database; the note holds raw statements whole and others by their name. */
export function recorded(): Recorded {
  const statements: (Sql | string)[] = [];
  const db = new Proxy(reader(), {
    get(target, name: Extract<keyof ReadDb, string>) {
      const member = target[name];
      if (typeof member === "function")
        return (query: Sql) => {
          statements.push(query);
          return target.$queryRaw(query);
        };
      return new Proxy(member, {
        get(delegate, method) {
          statements.push(`${name}.${String(method)}`);
          return Reflect.get(delegate, method);
        },
      });
    },
  });
  return { db, statements };
}

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Tables a statement reads from end to end, as the reader's planner sees it with these very values. */
export async function readWhole(query: Sql): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_READ_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
      `explain (format json) ${query.text}`,
      query.values as unknown[],
    );
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
    return plan
      ? nodes(plan)
          .filter((node) => node["Node Type"] === "Seq Scan")
          .map((node) => node["Relation Name"] ?? "")
      : [];
  } finally {
    await client.end();
  }
}
