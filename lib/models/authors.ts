import type { Context } from "#lib/core/operation";
import type { WriteDb } from "#lib/db/types";

type Authors = { authorIds: readonly string[]; everAuthorIds: readonly string[] };

/** Adds and removes authors. Whoever was one stays on record: removing ends the part, not the fact (SD-1, SD-4, SD-7). */
export async function saveAuthors(
  db: WriteDb,
  versionId: string,
  { authorIds, everAuthorIds }: Authors,
  wanted: readonly string[],
  { actor, now }: Context,
) {
  const removed = authorIds.filter((id) => !wanted.includes(id));
  const back = wanted.filter((id) => !authorIds.includes(id) && everAuthorIds.includes(id));
  const added = wanted.filter((id) => !everAuthorIds.includes(id));
  const set = (ids: string[], removedAt: Date | null) =>
    ids.length === 0 ? null : db.versionAuthor.updateMany({ where: { versionId, personId: { in: ids } }, data: { removedAt } });
  await set(removed, now);
  await set(back, null);
  if (added.length > 0)
    await db.versionAuthor.createMany({
      data: added.map((personId) => ({ versionId, personId, addedBy: actor.id, addedAt: now })),
    });
}
