/** Which export can be asked for, by whom, in which format. Pure. */
import { type Reason, reason } from "#lib/core/errors";
import type { ExportFilter, Format, Kind, RequestExportInput } from "#lib/exports/schema";

export const FORMATS_OF = {
  inventory: ["csv", "xlsx", "json"],
  dossier: ["pdf"],
  register: ["csv", "xlsx", "json"],
  "audit-log": ["csv", "xlsx", "json"],
} as const satisfies Record<Kind, readonly Format[]>;

export const TYPE_OF: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  json: "application/json",
};

const PERIOD = ["from", "to"] as const;

/** What the filter of an export may hold. Everything else belongs to the inventory. */
const narrows = ({ kind, register }: Pick<RequestExportInput, "kind" | "register">): readonly string[] | null => {
  if (kind === "inventory") return null;
  if (kind === "audit-log") return [...PERIOD, "event"];
  if (kind === "register") return register === "access" ? ["on"] : PERIOD;
  return [];
};

const NOT_OF_INVENTORY = ["from", "to", "on", "event"];

const filterFaults = (input: RequestExportInput): Reason[] => {
  const allowed = narrows(input);
  const given = Object.entries(input.filter).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const strange = given.filter((name) => (allowed ? !allowed.includes(name) : NOT_OF_INVENTORY.includes(name)));
  return strange.map((name) => reason("export.filter", { path: `filter.${name}`, kind: input.register ?? input.kind }));
};

const periodFaults = ({ from, to }: ExportFilter): Reason[] =>
  from !== undefined && to !== undefined && from > to ? [reason("export.period", { path: "filter.to", from, to })] : [];

/** Why this export cannot be made as it was asked for; empty when it can. */
export const requestFaults = (input: RequestExportInput): Reason[] => {
  const { kind, register, format, versionId, modelId } = input;
  const formats: readonly Format[] = FORMATS_OF[kind];
  return [
    ...(formats.includes(format) ? [] : [reason("export.format", { path: "format", kind, formats: formats.join(", ") })]),
    ...((kind === "register") === (register !== undefined) ? [] : [reason("export.register", { path: "register" })]),
    ...((kind === "dossier") === (versionId !== undefined) ? [] : [reason("export.version", { path: "versionId" })]),
    ...(modelId !== undefined && kind !== "audit-log" ? [reason("export.model", { path: "modelId" })] : []),
    ...filterFaults(input),
    ...periodFaults(input.filter),
  ];
};
