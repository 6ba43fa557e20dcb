/** By which keys a row finds the record it means, when other rows of its file have some of them as well. */
import type { BatchRow, RecordRow } from "#lib/imports/batch.schema";

export const keysOfRejected = (row: BatchRow): string[] => (row.kind === "rejected" ? (row.keys ?? []) : []);

export const keysOfRow = (row: BatchRow): string[] =>
  row.kind === "record" ? [row.key, ...(row.earlier ?? []).map(({ key }) => key)] : keysOfRejected(row);

type Meant<H> = { here: H | undefined } | { taken: H };

/**
 * The record a row means: by its own key, or by one that only its repeats share. `taken`: rows that say different things share a key
 * by which a record is known here, so that no row may have it, and none may stand beside it either.
 */
export const meantBy = <H extends object>({ key, earlier = [] }: RecordRow, records: ReadonlyMap<string, H>): Meant<H> => {
  const own = records.get(key);
  if (own) return { here: own };
  const known = (isContested: boolean): H | undefined =>
    earlier.filter((one) => one.isContested === isContested).flatMap((one) => records.get(one.key) ?? [])[0];
  const taken = known(true);
  return taken ? { taken } : { here: known(false) };
};

/** Whether the row is a record that nothing here has a key of. */
export const isNew = (row: BatchRow, records: ReadonlyMap<string, unknown>): row is RecordRow =>
  row.kind === "record" && !keysOfRow(row).some((key) => records.has(key));
