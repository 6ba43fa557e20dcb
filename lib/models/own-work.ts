/** Whose own work a version is. It stays theirs when the model is handed over, or somebody else touches the record last (SD-1, SD-2). */
import { sql } from "#lib/db/sql";

/** Everybody who owned model m since its version v exists. */
export const everOwners = sql`array_remove(v.owner_ids || m.owner_id, null)`;

/** Everybody who changed what people sign of version v. */
export const materialEditors = sql`array_remove(v.material_editors || v.last_material_by, null)`;

/** The owners again, from what was read already: `earlierIds` as the version keeps them. */
export const everOwnersOf = (ownerId: string | null, earlierIds: readonly string[]): string[] => [
  ...new Set(ownerId === null ? earlierIds : [...earlierIds, ownerId]),
];
