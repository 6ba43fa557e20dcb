import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { English } from "#components/ui/english";
import { Reference } from "#components/ui/reference";
import type { ControlSummary } from "#lib/frameworks/schema";

/** The controls of one family: who answers, when, and for how much of the frameworks. */
export function ControlTable({ family, controls }: { family: string; controls: ControlSummary[] }) {
  const t = useTranslations("frameworks");
  const role = useTranslations("ui.role");
  const columns: Column<ControlSummary>[] = [
    {
      key: "title",
      header: t("column.control"),
      primary: true,
      width: "@[40rem]/table:w-[29%]",
      cell: ({ title }) => <English>{title}</English>,
    },
    { key: "id", header: t("column.id"), width: "@[40rem]/table:w-[9%]", cell: ({ id }) => <Reference>{id}</Reference> },
    {
      key: "answers",
      header: t("column.answers"),
      width: "@[40rem]/table:w-[23.5%]",
      cell: ({ computed, defaultOwner }) => (computed ? t("control.computed") : role(defaultOwner)),
    },
    {
      key: "gates",
      header: t("column.gates"),
      width: "@[40rem]/table:w-[14%]",
      cell: ({ gate, alsoCheckedAt }) => (gate === "ORG" ? t("control.once") : [gate, ...alsoCheckedAt].join(", ")),
    },
    {
      key: "satisfies",
      header: t("column.satisfies"),
      cell: ({ requirements, frameworks }) => t("control.satisfies", { requirements, frameworks }),
    },
  ];
  return (
    <DataTable
      caption={t("controls.caption", { family })}
      columns={columns}
      rows={controls}
      rowKey={({ id }) => id}
      href={({ id }) => `/frameworks/controls/${id}`}
      flows
      empty={null}
    />
  );
}
