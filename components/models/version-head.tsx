import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { Menu } from "#components/ui/menu";
import { Notice } from "#components/ui/notice";
import { StageChip } from "#components/ui/stage-chip";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { VersionDetail } from "#lib/models/version.schema";

type Props = { version: VersionDetail; others: { id: string; label: string }[]; mayRevise: boolean; mayTakeDossier: boolean };

/** Which version this is, since when it stands where it does, who made it, and what people signed of it. */
export function VersionHead({ version, others, mayRevise, mayTakeDossier }: Props) {
  const t = useTranslations("models");
  const page = `/models/${version.modelId}/versions/${version.id}`;
  return (
    <section aria-labelledby="version" className="mb-4">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="version" className="text-lg font-semibold">
            {t("version.title", { label: version.label })}
          </h2>
          <StageChip stage={version.stage} substate={version.substate} />
          <TierChip tier={version.tier} />
          {version.notPinned ? <Chip tone="warn">{t("header.notPinned")}</Chip> : null}
        </div>
        <div className="flex flex-wrap gap-2 print:hidden">
          {others.length > 0 ? (
            <Menu
              label={t("version.compareWith")}
              items={others.map(({ id, label }) => ({ label, href: `${page}/compare?against=${id}` }))}
            />
          ) : null}
          {mayTakeDossier ? (
            <ButtonLink href={`/audit/exports?versionId=${version.id}`}>{t("version.takeDossier")}</ButtonLink>
          ) : null}
          {mayRevise ? <ButtonLink href={`${page}/edit`}>{t("version.edit")}</ButtonLink> : null}
        </div>
      </div>
      {version.frozenAt ? (
        <div className="mb-3">
          <Notice>{t.rich("version.frozen", { when: () => <Instant at={version.frozenAt?.toISOString() ?? ""} /> })}</Notice>
        </div>
      ) : null}
      <KeyValues
        items={[
          {
            label: t("field.changeClass"),
            value: version.content.changeClass && t(`changeClass.${version.content.changeClass}`),
          },
          { label: t("field.summary"), value: version.summary },
          { label: t("field.authors"), value: version.authors.map(({ name }) => name).join(", ") || t("overview.authorsNone") },
          { label: t("version.dossier"), value: version.dossierHash ? <Hash value={version.dossierHash} /> : null },
          { label: t("version.since"), value: <Instant at={version.stageSince.toISOString()} /> },
        ]}
      />
    </section>
  );
}
