import { useFormatter, useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Link } from "#components/ui/link";
import { type Reach, reaches } from "#lib/access/reach.rules";
import { UnitActions } from "./unit-actions.tsx";

type UnitView = { id: string; name: string; parentId: string | null; people?: number; models?: number; hidden: number };
type Placed = UnitView & { depth: number };

/** The units in the order of the tree, each with how deep it stands. One whose parent is out of sight is a root here. */
function placed(units: UnitView[]): Placed[] {
  const seen = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && seen.has(parentId) ? parentId : ""));
  const walk = (parent: string, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk("", 0);
}

type Say = ReturnType<typeof useTranslations<"admin.units">>;

const belowColumn = (t: Say, from: string | undefined): Column<Placed> => ({
  key: "below",
  header: t("below"),
  cell: ({ id, name, hidden }) => {
    if (hidden === 0) return null;
    if (id === from) return t("tooMany", { count: hidden });
    return (
      <Link href={`/admin/units?below=${id}`} aria-label={t("belowOf", { count: hidden, name })}>
        {t("hidden", { count: hidden })}
      </Link>
    );
  },
});

const inset = ["ps-0", "ps-5", "ps-10", "ps-15", "ps-20"] as const;

/** Business units as a tree, with what stands right in each, and the way to what is below those the page ends with. */
export function UnitTree({ units, mine, from }: { units: UnitView[]; mine: Reach; from: string | undefined }) {
  const t = useTranslations("admin.units");
  const format = useFormatter();
  const columns: Column<Placed>[] = [
    {
      key: "name",
      header: t("name"),
      primary: true,
      cell: ({ name, depth }) => <span className={inset[Math.min(depth, inset.length - 1)]}>{name}</span>,
    },
    ...(units.some(({ hidden }) => hidden > 0) ? [belowColumn(t, from)] : []),
    {
      key: "people",
      header: t("people"),
      align: "end",
      cell: ({ id, people }) =>
        people === undefined ? null : <Link href={`/admin/people?unit=${id}`}>{format.number(people)}</Link>,
    },
    {
      key: "models",
      header: t("models"),
      align: "end",
      cell: ({ id, models }) =>
        models === undefined ? null : <Link href={`/models?businessUnit=${id}`}>{format.number(models)}</Link>,
    },
    {
      key: "change",
      header: t("change"),
      acts: true,
      cell: (unit) => (reaches(mine, unit.id) ? <UnitActions unit={unit} /> : null),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={placed(units)}
      rowKey={({ id }) => id}
      empty={
        <EmptyState glyph="ring" title={t("empty")}>
          {t("emptyNote")}
        </EmptyState>
      }
    />
  );
}
