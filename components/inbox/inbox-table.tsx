import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ButtonLink } from "#components/ui/button";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { CalendarDate, Instant } from "#components/ui/time";
import type { InboxItem } from "#lib/inbox/schema";
import { ListKeys } from "../actions/list-keys.tsx";
import { useInSentence } from "../ui/in-sentence.ts";

type Row = z.output<typeof InboxItem>;

/** Where a name alone does not say what makes it the viewer's. */
const WHY_OF: Partial<Record<Row["kind"], "grant" | "condition">> = { role_grant: "grant", condition: "condition" };

/** What waits on the viewer: what, about which model, why them, since when, and until when. The row leads to where it is done. */
export function InboxTable({ items, narrowed }: { items: Row[]; narrowed: boolean }) {
  const t = useTranslations("inbox");
  const role = useTranslations("ui.role");
  const named = (name: string | null) => (name && role.has(name) ? role(name) : (name ?? ""));
  const inSentence = useInSentence();
  const what = ({ kind, meaning, gate, count, role: granted }: Row) =>
    t(`what.${kind}`, { meaning: meaning ?? "", gate: gate ?? "", count, role: named(granted) });
  const columns: Column<Row>[] = [
    {
      key: "what",
      header: t("column.what"),
      primary: true,
      cell: (row) => what(row),
    },
    {
      key: "about",
      header: t("column.about"),
      cell: ({ name, ref, version, tier }) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <span>
            {name} {version}
          </span>
          {ref ? <Reference>{ref}</Reference> : null}
          {tier ? <TierChip short tier={tier} /> : null}
        </span>
      ),
    },
    {
      key: "why",
      header: t("column.why"),
      from: "desk",
      cell: ({ why, role: held, kind }) => t(`why.${WHY_OF[kind] ?? why}`, { role: inSentence(named(held), "noun") }),
    },
    { key: "since", header: t("column.since"), cell: ({ since }) => <Instant at={since} /> },
    // A column of dashes says nothing: it is there once something has a day.
    ...(items.some(({ due }) => due)
      ? [{ key: "due", header: t("column.due"), cell: ({ due }: Row) => (due ? <CalendarDate on={due} distance /> : null) }]
      : []),
  ];
  return (
    <ListKeys>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={items}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        href={({ href }) => href}
        empty={
          narrowed ? (
            <EmptyState glyph="ring" title={t("emptyKind")} />
          ) : (
            <EmptyState title={t("empty")} action={<ButtonLink href="/help">{t("help")}</ButtonLink>}>
              {t("emptyNote")}
            </EmptyState>
          )
        }
      />
    </ListKeys>
  );
}
