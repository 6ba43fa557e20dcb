import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { type Context, command } from "#lib/core/operation";
import type { WriteDb } from "#lib/db/types";
import type { Mapping } from "#lib/imports/mapping.schema";
import { allMappings, checkedMapping, namedMapping } from "#lib/imports/named-mappings";
import { requested } from "#lib/imports/request.rules";
import { ImportModelsInput, ImportRequested } from "#lib/imports/schema";
import { importUnits, readUnits, uploadedBy } from "#lib/imports/store";
import { mappingFor } from "#lib/imports/suggest-mapping.rules";
import { headerOf, refuseStrange } from "#lib/imports/uploaded-file";

/** The mapping that was named or sent; with neither, the one made for files with these columns, if there is one. */
async function mappingOf(db: WriteDb, actor: Actor, { mapping, file }: ImportModelsInput): Promise<Mapping | null> {
  if (typeof mapping === "string") return namedMapping(db, actor, mapping);
  if (mapping !== undefined) return checkedMapping(mapping);
  const known = (await allMappings(db, actor)).map((one) => one.mapping);
  return mappingFor(await headerOf(file.sha256), known) ?? null;
}

async function load(db: WriteDb, input: ImportModelsInput, { actor }: Context) {
  const upload = await uploadedBy(db, input.file.sha256, actor.id);
  if (!upload) throw new Refusal("invalid", reason("upload.unknown", { path: "file" }));
  await refuseStrange(input.file.sha256);
  return {
    id: randomUUID(),
    upload,
    mapping: await mappingOf(db, actor, input),
    units: await readUnits(db, importUnits(actor)),
  };
}

export const importModels = command({
  id: "importModels",
  summary: "Bring models in from a table, in the background",
  http: "POST /imports",
  status: 202,
  permission: "import:run",
  scope: () => "none",
  event: "import.requested",
  input: ImportModelsInput,
  output: ImportRequested,

  load,
  decide: ({ id, upload, mapping, units }, input) => {
    const asked = requested(input, { mapping, units });
    if ("faults" in asked) throw new Refusal("invalid", asked.faults);
    return { id, fileName: upload.name, sha256: input.file.sha256, size: upload.size, ...asked.change };
  },
  save: async (db, { size, ...change }, _state, { actor, now }) => {
    await db.import.create({ data: { ...change, size: BigInt(size), requestedBy: actor.id, requestedAt: now, state: "queued" } });
    return { id: change.id, state: "queued" as const, mode: change.mode, requestedById: actor.id };
  },
  about: ({ id }, { unitId }) => ({ subject: id, modelId: null, unitId }),
  jobs: ({ id, requestedById }) => [{ job: "runImport", payload: { importId: id, personId: requestedById } }],
});
