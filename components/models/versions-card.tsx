import { useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Link } from "#components/ui/link";
import { StageChip } from "#components/ui/stage-chip";
import { Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { DeploymentRow, VersionRow } from "#lib/models/detail.schema";

const SHOWN = 4;

/** The newest versions, the live ones marked. */
export function VersionsCard({ modelId, versions }: { modelId: string; versions: VersionRow[] }) {
  const t = useTranslations("models");
  return (
    <Card
      flush
      title={t("overview.versions")}
      aside={<Link href={`/models/${modelId}/versions`}>{t("overview.allVersions")}</Link>}
    >
      <CardRows label={t("overview.versions")}>
        {versions.slice(0, SHOWN).map(({ id, label, stage, substate, summary, isLive }) => (
          <CardRow key={id} note={summary} aside={<StageChip stage={stage} substate={substate} />}>
            <span className="flex flex-wrap items-center gap-2">
              <Link href={`/models/${modelId}/versions/${id}`}>{label}</Link>
              {isLive ? (
                <Chip tone="good" glyph="live">
                  {t("version.live")}
                </Chip>
              ) : null}
            </span>
          </CardRow>
        ))}
      </CardRows>
    </Card>
  );
}

/** Where versions run now. */
export function DeploymentsCard({ deployments }: { deployments: DeploymentRow[] }) {
  const t = useTranslations("models");
  if (deployments.length === 0)
    return (
      <Card title={t("overview.deployments")}>
        <p className="text-ink-3">{t("overview.deploymentsNone")}</p>
      </Card>
    );
  return (
    <Card flush title={t("overview.deployments")}>
      <CardRows label={t("overview.deployments")}>
        {deployments.map(({ id, version, environment, endpoint, extent, asFound, since, fromAt }) => (
          <CardRow
            key={id}
            note={dotted([endpoint, asFound && since ? t("overview.asFound", { date: since }) : null])}
            aside={<Instant at={fromAt.toISOString()} />}
          >
            {dotted([version.name, environment, t(`extent.${extent}`)])}
          </CardRow>
        ))}
      </CardRows>
    </Card>
  );
}
