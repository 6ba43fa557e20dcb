import { randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { Mapping } from "#lib/imports/mapping.schema";
import { shippedMapping } from "#lib/imports/mappings";
import { checkedMapping } from "#lib/imports/named-mappings";
import { MappingSaved, SaveMappingInput } from "#lib/imports/schema";

export const saveMapping = command({
  id: "saveMapping",
  summary: "Keep a mapping of columns and words under a name",
  http: "PUT /import-mappings/{name}",
  permission: "import:run",
  scope: () => "none",
  event: "import.mapping_saved",
  input: SaveMappingInput,
  output: MappingSaved,

  load: async (db, { name, mapping }) => {
    const saved = await db.savedMapping.findUnique({ where: { name } });
    return {
      id: saved?.id ?? randomUUID(),
      version: saved ? Mapping.parse(saved.mapping).version : null,
      isShipped: shippedMapping(name) !== undefined,
      mapping: checkedMapping({ ...mapping, id: name }),
    };
  },
  decide: ({ id, version, isShipped, mapping }, { name, replaces }) => {
    if (isShipped) throw new Refusal("invalid", reason("import.mapping_shipped", { path: "name", name }));
    if (version !== null && replaces === undefined)
      throw new Refusal("invalid", reason("import.mapping_taken", { path: "name", name }));
    if (version !== (replaces ?? null)) throw new Refusal("conflict", reason("stale"), { version });
    return { id, name, isNew: version === null, mapping: { ...mapping, version: (version ?? 0) + 1 } };
  },
  save: async (db, { id, name, isNew, mapping }, _state, { actor, now }) => {
    if (isNew) await db.savedMapping.create({ data: { id, name, mapping, createdBy: actor.id, createdAt: now } });
    else await db.savedMapping.update({ where: { id }, data: { mapping } });
    return { id, name, version: mapping.version };
  },
});
