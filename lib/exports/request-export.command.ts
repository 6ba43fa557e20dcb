import { randomUUID } from "node:crypto";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { refuseExport } from "#lib/exports/authority";
import { requestFaults } from "#lib/exports/rules";
import { ExportMade, RequestExportInput } from "#lib/exports/schema";

export const requestExport = command({
  id: "requestExport",
  summary: "Make a file of the inventory, a dossier, a register or the audit log, in the background",
  http: "POST /exports",
  status: 202,
  permission: "export:run",
  scope: ({ versionId, modelId }) => {
    if (versionId !== undefined) return { version: versionId };
    return modelId === undefined ? "none" : { model: modelId };
  },
  event: "export.requested",
  input: RequestExportInput,
  output: ExportMade,

  load: async () => ({ id: randomUUID() }),
  decide: ({ id }, input, { actor, place }) => {
    const faults = requestFaults(input);
    if (faults.length > 0) throw new Refusal("invalid", faults);
    refuseExport(actor, input.kind, place);
    const { kind, register = null, format, filter } = input;
    return { id, kind, register, format, filter, modelId: place?.modelId ?? null, versionId: place?.versionId ?? null };
  },
  save: async (db, change, _state, { actor, now }) => {
    await db.export.create({ data: { ...change, requestedBy: actor.id, requestedAt: now, state: "queued" } });
    return { id: change.id, state: "queued" as const, requestedById: actor.id };
  },
  jobs: ({ id, requestedById }) => [{ job: "buildExport", payload: { exportId: id, personId: requestedById } }],
});
