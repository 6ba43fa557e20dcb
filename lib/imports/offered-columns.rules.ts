/** Which columns of a file a person is asked about. */
import { letteredName } from "#lib/imports/column-letters.rules";
import type { ColumnSeen } from "#lib/imports/preview.schema";

/** The places of all but those that nobody named and no row fills: a sheet once formatted far to the right has hundreds of them. */
export const offeredPlaces = (columns: readonly Pick<ColumnSeen, "name" | "filled">[]): number[] =>
  columns.flatMap(({ name, filled }, at) => (filled === 0 && name === letteredName(at) ? [] : [at]));
