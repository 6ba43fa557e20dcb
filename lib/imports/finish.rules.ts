/** How an import ends. */
import type { Absent, HeldImport, Lookalike, StoredSummary } from "#lib/imports/import-state.schema";

type Said = { code: string; values?: Record<string, string | number> | undefined };
export type Result = { total: number; notes: Said[] } | { error: Said };

type Ended =
  | { id: string; state: "failed"; error: { code: string; values: Record<string, string | number> } }
  | { id: string; state: "done"; rows: number; summary: StoredSummary };

/** What is found out once every row is dealt with. */
type Found = { absent: Absent; approved: number; lookalikes: Lookalike[] };

/** The end of an import. Every row must have ended as one of four things: anything else is a bug, and the import does not end. */
export const finished = (held: HeldImport, result: Result, found: Found): Ended => {
  const { id, created, updated, unchanged, rejected, summary } = held;
  if ("error" in result) return { id, state: "failed", error: { code: result.error.code, values: result.error.values ?? {} } };
  const sum = created + updated + unchanged + rejected;
  if (sum !== result.total) throw new Error(`the import ${id} has ${result.total} rows and ${sum} outcomes`);
  return { id, state: "done", rows: result.total, summary: { ...summary, notes: result.notes, ...found } };
};
