/** How somebody wants to see the list of models: which columns, in which order, how close. Kept in the address, in views and by the browser. */
import { LIST_COLUMNS } from "#lib/models/list-row.rules";

/** The name comes first always, and whether an owner has accepted is told beside the owner. */
const FIXED = ["name", "ownerAccepted"] as const;
export type LayoutColumn = Exclude<(typeof LIST_COLUMNS)[number], (typeof FIXED)[number]>;

const isFree = (column: string): column is LayoutColumn => !(FIXED as readonly string[]).includes(column);
export const LAYOUT_COLUMNS: readonly LayoutColumn[] = LIST_COLUMNS.filter(isFree);

/** For whoever has chosen nothing: as many as a small desk has room for. */
export const USUAL_COLUMNS: readonly LayoutColumn[] = ["ref", "tier", "stage", "owner", "approval", "updated"];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** The name of the cookie that keeps the last choice of this browser. It holds no personal data and is readable by scripts. */
export const layoutCookie = "models-layout";

/** The first of the columns stays in sight beside the name while others are scrolled sideways. */
export const PINNED = "first";

/** As it is kept, with slashes between: the columns, the density, and whether the first column is pinned. */
export const keptAs = (columns: readonly LayoutColumn[], density: Density, isPinned: boolean): string =>
  [columns.join(","), density, ...(isPinned ? [PINNED] : [])].join("/");
