// Mappings by name: those that come with the product, and those people saved.

import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { colleaguesOf } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import { parseInput } from "#lib/core/parse";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { Mapping } from "#lib/imports/mapping.schema";
import { shippedMapping, shippedMappings } from "#lib/imports/mappings";
import type { NamedMapping } from "#lib/imports/schema";

type Raw = Pick<ReadDb, "$queryRaw">;
type Saved = Omit<NamedMapping, "mapping" | "title" | "source" | "version"> & { mapping: unknown };

const shown = ({ mapping, ...saved }: Saved): NamedMapping => {
  const read = Mapping.parse(mapping);
  return { ...saved, title: read.title, source: read.source, version: read.version, mapping: read };
};

/** Saved mappings by name; all of them when none is asked for. Mappings are everybody's; who saved one is told to colleagues. */
const readSaved = async (db: Raw, actor: Actor, name: string | null): Promise<NamedMapping[]> => {
  const rows = await db.$queryRaw<Saved[]>(sql`
    select s.id, s.name, s.mapping, case when s.created_by in (${colleaguesOf(actor)}) then coalesce(p.name, s.created_by) end as "savedBy", s.created_at as "savedAt"
    from saved_mapping s left join person p on p.id = s.created_by where ${name}::text is null or s.name = ${name} order by s.name`);
  return rows.map(shown);
};

const asShipped = (mapping: Mapping): NamedMapping => ({
  id: null,
  name: mapping.id,
  title: mapping.title,
  source: mapping.source,
  version: mapping.version,
  savedBy: null,
  savedAt: null,
  mapping,
});

export const allMappings = async (db: Raw, actor: Actor): Promise<NamedMapping[]> => [
  ...shippedMappings().map(asShipped),
  ...(await readSaved(db, actor, null)),
];

/** The mapping of this name; throws 422 when there is none. */
export async function namedMapping(db: Raw, actor: Actor, name: string): Promise<Mapping> {
  const found = shippedMapping(name) ?? (await readSaved(db, actor, name))[0]?.mapping;
  if (!found) throw new Refusal("invalid", reason("import.no_such_mapping", { path: "mapping", name }));
  return found;
}

/** A mapping somebody sent, checked; throws 422 with the place of each fault. */
export const checkedMapping = (given: unknown): Mapping => {
  const checked = parseInput(z.object({ mapping: Mapping }), { mapping: given });
  return z.object({ mapping: Mapping }).parse(checked).mapping;
};
