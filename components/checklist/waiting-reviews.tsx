import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { English } from "#components/ui/english";
import { hrefWith } from "#components/ui/link";
import { Instant } from "#components/ui/time";
import { DOT } from "#lib/core/dotted.rules";

type Review = {
  kind: "evidence" | "not_applicable";
  id: string;
  modelId: string;
  ref: string;
  name: string;
  version: string;
  controlId: string;
  title: string;
  by: string;
  since: Date;
};

/** What waits for a second person, each row leading to its control. */
export function WaitingReviews({ reviews }: { reviews: Review[] }) {
  const t = useTranslations("evidence.waiting");
  const columns: Column<Review>[] = [
    {
      key: "what",
      header: t("what"),
      primary: true,
      cell: ({ kind, controlId, title }) => (
        <>
          {t(kind)}: <span className="whitespace-nowrap">{controlId}</span> <English>{title}</English>
        </>
      ),
    },
    {
      key: "model",
      header: t("model"),
      cell: ({ name, ref, version }) => (
        <>
          {name}
          <span className="block font-mono text-sm text-ink-3">
            <span className="whitespace-nowrap">{ref}</span>
            {DOT}
            {version}
          </span>
        </>
      ),
    },
    { key: "by", header: t("by"), cell: ({ by }) => by },
    { key: "since", header: t("since"), cell: ({ since }) => <Instant at={since.toISOString()} /> },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={reviews}
      rowKey={({ id }) => id}
      href={({ modelId, version, controlId }) => `${hrefWith(`/models/${modelId}/checklist`, { version })}#${controlId}`}
      empty={<EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>}
    />
  );
}
