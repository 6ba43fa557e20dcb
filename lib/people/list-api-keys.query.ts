import type { z } from "zod";
import { rolesAnywhere } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { empty, sql } from "#lib/db/sql";
import { type ApiKeyRow, ApiKeysPage, ListApiKeysInput } from "#lib/people/keys.schema";
import { isVisible, peopleWithRoles } from "#lib/people/people.store";

type Row = Omit<z.input<typeof ApiKeyRow>, "person"> & { personId: string; personName: string; key: string };

const state = sql`
  case when k.revoked_at is not null then 'revoked' when k.expires_at <= product_clock() then 'expired' else 'active' end`;

/** When a key was made, as text that sorts: a page begins after it. */
const made = sql`to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') collate "C"`;

export const listApiKeys = query({
  id: "listApiKeys",
  summary: "API keys by prefix, newest first: one's own, or for administrators and auditors those of the people they see",
  http: "GET /api-keys",
  permission: "key:manage",
  scope: () => "none",
  input: ListApiKeysInput,
  output: ApiKeysPage,

  read: async (db, { whose, personId, state: wanted, cursor, limit }, { actor }) => {
    const seesAll = rolesAnywhere(actor).some((role) => role === "admin" || role === "auditor");
    if (whose === "everybody" && !seesAll) {
      throw new Refusal("forbidden", reason("forbidden", { permission: "key:manage", roles: "admin, auditor" }));
    }
    const holder = whose === "mine" ? actor.id : personId;
    const after = decodeCursor(cursor, 2);
    const rows = await db.$queryRaw<Row[]>(sql`
      select k.id, k.name, k.prefix, k.scopes, ${state} as state, k.created_at as "createdAt", k.expires_at as "expiresAt",
        k.revoked_at as "revokedAt", used.used_at as "lastUsedAt", p.id as "personId", p.name as "personName", ${made} as key
      from api_key k join (${peopleWithRoles(actor)}) on p.id = k.person_id left join api_key_use used on used.key_id = k.id
      where ${isVisible(actor)} ${holder ? sql`and k.person_id = ${holder}` : empty} ${wanted ? sql`and ${state} = ${wanted}` : empty}
        ${after ? sql`and (${made}, k.id) < (${after[0]}::text, ${after[1]}::text)` : empty}
      order by ${made} desc, k.id desc limit ${limit + 1}`);
    const { items, nextCursor } = cut(rows, limit, (row) => [row.key, row.id]);
    return {
      items: items.map(({ personId: id, personName: name, key: _key, ...row }) => ({ ...row, person: { id, name } })),
      nextCursor,
    };
  },
});
