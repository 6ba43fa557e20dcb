import type pg from "pg";
import { ROLE_LIMITS } from "#lib/db/limits";

/** The two login roles of an embedded server, as prisma/roles.sql describes them for any other. Passwords are hexadecimal. */
export async function makeRoles(client: pg.Client, passwords: { writer: string; reader: string }) {
  for (const name of ["writer", "reader"] as const) {
    const role = `countersign_${name}`;
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    await client.query(`${rowCount ? "alter" : "create"} role ${role} login password ${client.escapeLiteral(passwords[name])}`);
    for (const [setting, value] of Object.entries(ROLE_LIMITS[name]))
      await client.query(`alter role ${role} set ${setting} = ${value}`);
  }
  await client.query("alter role countersign_reader set default_transaction_read_only = on");
}
