import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Chip } from "#components/ui/chip";
import { Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { PageHeader } from "#components/ui/page-header";
import { Term } from "#components/ui/term";
import { TierChip } from "#components/ui/tier-chip";
import type { ModelDetail } from "#lib/models/detail.schema";
import { ApprovalChip } from "./approval-chip.tsx";
import { LiveLine } from "./live-line.tsx";
import { ModelStage } from "./model-stage.tsx";

/** What this is, how risky, where it stands, whether it may be used: the head of every page of a model. */
export function ModelHeader({ model, actions }: { model: ModelDetail; actions: ReactNode }) {
  const t = useTranslations("models");
  const label = model.versions.find(({ isShown }) => isShown)?.label ?? "";
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/models" }, { label: model.businessUnit.name }]} />}
        title={model.name}
        reference={t("header.reference", { ref: model.ref, label })}
        chips={<HeaderChips model={model} />}
        note={
          <>
            {model.content.purpose ? (
              <span className="line-clamp-2 max-w-prose text-ink print:line-clamp-none">{model.content.purpose}</span>
            ) : null}
            <LiveLine model={model} />
          </>
        }
        actions={actions}
      />
      <RecordNotices model={model} />
    </>
  );
}

function HeaderChips({ model }: { model: ModelDetail }) {
  const t = useTranslations("models");
  const pair = useTranslations("ui.filter");
  const { content } = model;
  const euClass = content.facts.euAiActClass;
  return (
    <>
      <Term bare name="tier">
        <TierChip tier={model.tier} provisional={model.provisional} unconfirmed={model.unconfirmedTier} />
      </Term>
      <ModelStage model={model} />
      <ApprovalChip approval={model.approval} how={model.approvedHow} />
      {content.kind ? <Chip>{t(`kind.${content.kind}`)}</Chip> : null}
      {euClass && euClass !== "out_of_scope" ? (
        <Term bare name="euAiActClass">
          <Chip tone={euClass === "high" || euClass === "prohibited" ? "warn" : "neutral"}>
            {pair("is", { label: t("field.euAiActClass"), value: t(`euAiActClass.${euClass}`) })}
          </Chip>
        </Term>
      ) : null}
      {content.facts.automatedDecision ? <Chip>{t("field.automatedDecision")}</Chip> : null}
      {model.notPinned ? <Chip tone="warn">{t("header.notPinned")}</Chip> : null}
      {model.sensitivity === "restricted" ? <Chip tone="warn">{t("header.restricted")}</Chip> : null}
      {model.onHold ? <Chip>{t("header.onHold")}</Chip> : null}
    </>
  );
}

/** What stands above everything else about this record: it is archived, or no model. */
function RecordNotices({ model }: { model: ModelDetail }) {
  const t = useTranslations("models");
  const { archivedAt, archiveReason, duplicateOf, recordType } = model;
  const why = archiveReason && t.has(`archiveReason.${archiveReason}`) ? archiveReason : "other";
  return (
    <>
      {archivedAt ? (
        <div className="mb-3">
          <Notice title={t("header.archived", { reason: t(`archiveReason.${why}`) })}>
            {duplicateOf
              ? t.rich("header.duplicateOf", {
                  model: () => <Link href={`/models/${duplicateOf.id}`}>{`${duplicateOf.ref} ${duplicateOf.name}`}</Link>,
                })
              : null}
          </Notice>
        </div>
      ) : null}
      {recordType === "model" ? null : (
        <div className="mb-3">
          <Notice tone="warn" title={t(`recordType.${recordType}`)}>
            {recordType === "not_a_model" ? t("header.notAModel", { confirmed: String(model.recordTypeConfirmed) }) : null}{" "}
            {model.recordTypeReason}
          </Notice>
        </div>
      )}
    </>
  );
}
