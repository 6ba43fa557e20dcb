// What a server holds a role to, as it tells a session of that role, beside what lib/db/limits says.
import pg from "pg";
import { ROLE_LIMITS } from "#lib/db/limits";

type Role = keyof typeof ROLE_LIMITS;

/** Times in milliseconds, as the server keeps them. */
export const limitsSaid = (role: Role): Record<string, string> =>
  Object.fromEntries(Object.entries(ROLE_LIMITS[role]).map(([name, value]) => [name, String(value)]));

/** `url` signs in as the role, and the session asks for nothing of its own. */
export async function limitsHeld(role: Role, url: string | undefined): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name = any($1)",
      [Object.keys(ROLE_LIMITS[role])],
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await client.end();
  }
}
