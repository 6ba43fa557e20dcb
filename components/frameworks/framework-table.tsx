import { useTranslations } from "next-intl";
import { ListKeys } from "#components/actions/list-keys";
import { type Column, DataTable } from "#components/ui/data-table";
import { English } from "#components/ui/english";
import { WholeCodes } from "#components/ui/whole-codes";
import type { FrameworkSummary } from "#lib/frameworks/schema";

/** Every framework: whose it is, where it holds, and how much of it there is. */
export function FrameworkTable({ frameworks }: { frameworks: FrameworkSummary[] }) {
  const t = useTranslations("frameworks");
  const columns: Column<FrameworkSummary>[] = [
    {
      key: "name",
      header: t("column.framework"),
      primary: true,
      cell: ({ shortName }) => <WholeCodes>{shortName}</WholeCodes>,
    },
    {
      key: "name",
      header: t("column.name"),
      cell: ({ name }) => (
        <span className="text-ink-2">
          <English>
            <WholeCodes>{name}</WholeCodes>
          </English>
        </span>
      ),
    },
    {
      key: "where",
      header: t("column.jurisdiction"),
      cell: ({ jurisdiction }) => <span className="block first-letter:uppercase">{jurisdiction}</span>,
    },
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status }) => (
        <span className="block first-letter:uppercase">
          <WholeCodes>{status}</WholeCodes>
        </span>
      ),
    },
    { key: "requirements", header: t("column.requirements"), align: "end", cell: ({ requirements }) => requirements },
  ];
  return (
    <ListKeys>
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={frameworks}
        rowKey={({ id }) => id}
        href={({ id }) => `/frameworks/${id}`}
        empty={null}
      />
    </ListKeys>
  );
}
