/** A layout of the list of models as text, where it comes from outside. */
import { z } from "zod";
import { DENSITIES, LAYOUT_COLUMNS, type LayoutColumn, PINNED, USUAL_COLUMNS } from "#lib/models/list-layout.rules";
import { LIST_COLUMNS } from "#lib/models/list-row.rules";

const columns = z.array(z.enum(LAYOUT_COLUMNS)).min(1).refine(isDistinct, "each column once");

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

export const ListLayout = z.strictObject({
  columns: z
    .string()
    .max(400)
    .refine(
      (text) => columns.safeParse(text.split(",")).success,
      `names of columns with commas between: ${LAYOUT_COLUMNS.join(", ")}`,
    )
    .optional()
    .describe("Columns after the name, in this order"),
  density: z.enum(DENSITIES).optional(),
  pinned: z.enum([PINNED]).optional().describe("Whether the first of the columns stays in sight beside the name"),
});
export type ListLayout = z.output<typeof ListLayout>;

/** The columns of a layout that was read; the usual ones when it names none. */
export const columnsOf = ({ columns: text }: ListLayout): readonly LayoutColumn[] =>
  text === undefined ? USUAL_COLUMNS : columns.parse(text.split(","));

/** The columns of a file that holds what this layout shows. */
export const fileColumns = (layout: ListLayout): readonly (typeof LIST_COLUMNS)[number][] =>
  layout.columns === undefined
    ? LIST_COLUMNS
    : ["name", ...columnsOf(layout).flatMap((column) => (column === "owner" ? (["owner", "ownerAccepted"] as const) : [column]))];

/** What a cookie says; what cannot be read says nothing. */
export function keptLayout(kept: string | undefined): ListLayout {
  const [columns, density, pinned] = (kept ?? "").split("/");
  const read = ListLayout.safeParse({ columns, density, pinned });
  return read.success ? read.data : {};
}
