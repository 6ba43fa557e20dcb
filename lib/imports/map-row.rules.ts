/** One row of a file becomes a record, with its gaps shown, or is turned away with the reason. Pure. */
import { isBlank } from "#lib/imports/clean.rules";
import { emptyWordsOf, type Reader, readerOf } from "#lib/imports/column-reader.rules";
import { type Draft, newDraft, reject, sourceFieldsOf, warn } from "#lib/imports/draft.rules";
import type { Mapping, MappingOptions } from "#lib/imports/mapping.schema";
import { claimsUse, type ImportedFields, type MappedRow, type Row } from "#lib/imports/record.schema";

/** A mapping laid over the header of one file. */
export type RowMapper = (row: Row) => MappedRow;

/** A fallback text with the cells of the row in its braces; undefined when one of them is empty. */
const filled = (template: string, cellOf: (column: string) => string): string | undefined => {
  let missing = false;
  const text = template.replace(/\{([^{}]+)\}/g, (_, column: string) => {
    const cell = cellOf(column).trim();
    missing ||= cell === "";
    return cell;
  });
  return missing ? undefined : text;
};

/** Fields that a file is asked for and this one leaves open, in the order a person would fill them. */
const gapsOf = (fields: ImportedFields, unstated: readonly string[], nameless: boolean): string[] => {
  const inUse = claimsUse(fields);
  const bought = fields.sourcing === "vendor";
  const open: Record<string, boolean> = {
    name: nameless,
    owner: true,
    purpose: fields.purpose === null,
    intendedUse: fields.intendedUse === null,
    outOfScopeUse: fields.outOfScopeUse === null,
    limitations: fields.limitations === null,
    kind: fields.kind === null,
    domain: fields.domain === null,
    sourcing: fields.sourcing === null || fields.sourcing === "not_stated",
    claimedStage: fields.claimedStage === null,
    claimedImpact: fields.claimedImpact === null || fields.claimedImpact === "not_stated",
    sensitivity: unstated.includes("sensitivity"),
    inUseSince: inUse && fields.inUseSince === null,
    supplierText: inUse && bought && fields.supplierText === null,
    protectedAttributes: ["not_stated", "unknown", "unspecified"].includes(fields.protectedAttributes.says),
  };
  for (const [fact, value] of Object.entries(fields.facts))
    open[`facts.${fact}`] = value === null && (fact !== "coveredEmploymentTool" || fields.domain === "hr");
  return Object.keys(open).filter((field) => open[field]);
};

/** Things in the row that do not fit together, or that only a person can settle. */
const notice = (draft: Draft): void => {
  const { fields, later } = draft;
  if (fields.sourcing === "in_house" && fields.supplierText !== null) warn(draft, "in-house-with-supplier");
  if (fields.domain === "healthcare" && fields.facts.usesPersonalData && fields.facts.usesPhi === null) warn(draft, "ask-phi");
  if (fields.claimedStage === "retired" && fields.claimedImpact === "high") warn(draft, "ask-records-kept");
  if (later && (claimsUse(fields) || fields.claimedStage === "retired")) warn(draft, "date-later", later);
};

/** Lays `mapping` over `header`. `options` go before those of the mapping. The mapper is called once per row, in any order. */
export const rowMapper = (mapping: Mapping, header: readonly string[], options: Partial<MappingOptions> = {}): RowMapper => {
  const chosen = { ...mapping.options, ...options };
  const columns = new Map(Object.entries(mapping.columns));
  const emptyWords = emptyWordsOf(mapping);
  const place = new Map(header.map((column, index) => [column, index]));
  const readers: Reader[] = header.map((column) =>
    readerOf(columns.get(column), { column, options: chosen, emptyWords, asOf: mapping.as_of }),
  );
  const [nameColumn, nameRule] = [...columns].find(([, rule]) => "to" in rule && rule.to === "name") ?? ["name", undefined];
  const fallback = nameRule && "fallback" in nameRule && chosen.nameFallback ? nameRule.fallback : undefined;

  return ({ row, cells }) => {
    const draft = newDraft(row, mapping.defaults.jurisdictions);
    readers.forEach((read, index) => {
      read(draft, cells[index] ?? "");
    });
    const nameless = isBlank(draft.fields.name);
    if (nameless && draft.rejections.length === 0) {
      const name = fallback && filled(fallback, (column) => cells[place.get(column) ?? -1] ?? "");
      if (name) draft.fields.name = name;
      else reject(draft, nameColumn, "name-missing");
    }
    if (draft.rejections.length > 0) return { row, rejections: draft.rejections };
    notice(draft);
    const { fields, claims, warnings } = draft;
    fields.sourceFields = sourceFieldsOf(draft);
    return { row, fields, claims, gaps: gapsOf(fields, draft.unstated, nameless), warnings };
  };
};

/** One row by `mapping`. Who maps many rows of a file makes a `rowMapper` once. */
export const mapRow = (mapping: Mapping, header: readonly string[], row: Row): MappedRow => rowMapper(mapping, header)(row);
