import type { z } from "zod";
import { unitsAbove } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { contains } from "#lib/db/contains";
import { empty, join, type Sql, sql } from "#lib/db/sql";
import { inForce } from "#lib/people/grants.store";
import { checksAccess, isVisible, peopleWithRoles, personState } from "#lib/people/people.store";
import { ListPeopleInput, PeoplePage, type PersonRow } from "#lib/people/schema";

type Row = z.input<typeof PersonRow> & { key: string };

const filters = ({ q, role, unit, state }: z.output<typeof ListPeopleInput>): Sql[] => [
  q ? sql`and (p.name ilike ${contains(q)} or p.email ilike ${contains(q)})` : empty,
  role ? sql`and held.roles @> ${JSON.stringify([{ role }])}::jsonb` : empty,
  state ? sql`and ${personState} = ${state}` : empty,
  unit
    ? sql`and exists (select 1 from role_grant g where g.person_id = p.id and ${inForce} and g.unit_id in (${unitsAbove([unit])}))`
    : empty,
];

export const listPeople = query({
  id: "listPeople",
  summary: "People whose roles reach the caller's business units",
  http: "GET /people",
  permission: "people:read",
  scope: () => "none",
  input: ListPeopleInput,
  output: PeoplePage,

  read: async (db, input, { actor }) => {
    const after = decodeCursor(input.cursor, 2);
    const rows = await db.$queryRaw<Row[]>(sql`
      select p.id, p.email, p.name, ${personState} as state, held.roles, lower(p.name) as key,
        case when ${checksAccess(actor)} then (select max(created_at) from session s where s.person_id = p.id) end as "lastSignInAt"
      from ${peopleWithRoles(actor)} where ${isVisible(actor)} ${join(filters(input), " ")}
        ${after ? sql`and (lower(p.name), p.id) > (${after[0]}::text, ${after[1]}::text)` : empty}
      order by lower(p.name), p.id limit ${input.limit + 1}`);
    const { items, nextCursor } = cut(rows, input.limit, (row) => [row.key, row.id]);
    return { items: items.map(({ key: _key, ...row }) => row), nextCursor };
  },
});
