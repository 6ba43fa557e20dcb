import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { DataTable } from "#components/ui/data-table";
import { StageChip } from "#components/ui/stage-chip";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { VersionRow } from "#lib/models/detail.schema";

/** Every version of a model, newest first. */
export function VersionTable({ modelId, versions }: { modelId: string; versions: VersionRow[] }) {
  const t = useTranslations("models");
  return (
    <DataTable
      caption={t("overview.versions")}
      rows={versions}
      rowKey={({ id }) => id}
      href={({ id }) => `/models/${modelId}/versions/${id}`}
      empty={null}
      columns={[
        { key: "label", header: t("field.version"), primary: true, cell: ({ label }) => label },
        {
          key: "stage",
          header: t("field.stage"),
          cell: ({ stage, substate, isLive }) => (
            <span className="flex flex-wrap gap-1.5">
              <StageChip stage={stage} substate={substate} />
              {isLive ? (
                <Chip tone="good" glyph="live">
                  {t("version.live")}
                </Chip>
              ) : null}
            </span>
          ),
        },
        { key: "tier", header: t("field.tier"), cell: ({ tier }) => <TierChip short tier={tier} /> },
        {
          key: "class",
          header: t("version.class"),
          cell: ({ changeClass }) => (changeClass ? t(`changeClass.${changeClass}`) : t("none")),
        },
        { key: "summary", header: t("field.summary"), from: "desk", cell: ({ summary }) => summary },
        {
          key: "authors",
          header: t("field.authors"),
          from: "desk",
          cell: ({ authors }) => authors.map(({ name }) => name).join(", "),
        },
        { key: "since", header: t("version.since"), cell: ({ stageSince }) => <Instant at={stageSince.toISOString()} /> },
      ]}
    />
  );
}
