import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import type { Link } from "#lib/models/content.schema";

/** Ids among the links that are no model, or none the caller may see. */
export async function unknownModels(db: WriteDb, actor: Actor, upstream: readonly Link[]): Promise<string[]> {
  if (upstream.length === 0) return [];
  const ids = upstream.map(({ modelId }) => modelId);
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`select m.id from model m where m.id = any(${ids}::text[]) and ${modelsVisibleTo(actor)}`,
  );
  const seen = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !seen.has(id));
}

type Named = Link & { ref: string | null; name: string | null };

/** The links with the names of the models the caller sees. */
export async function namedLinks(db: ReadDb, actor: Actor, upstream: readonly Link[]): Promise<Named[]> {
  const ids = upstream.map(({ modelId }) => modelId);
  const rows = await db.$queryRaw<{ id: string; ref: string; name: string }[]>(
    sql`select m.id, m.ref, m.name from model m where m.id = any(${ids}::text[]) and ${modelsVisibleTo(actor)}`,
  );
  const byId = new Map(rows.map(({ id, ref, name }) => [id, { ref, name }]));
  return upstream.map((link) => ({ ...link, ...(byId.get(link.modelId) ?? { ref: null, name: null }) }));
}
