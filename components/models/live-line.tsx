import { useTranslations } from "next-intl";
import { dotted } from "#lib/core/dotted.rules";
import type { ModelDetail } from "#lib/models/detail.schema";
import { useInSentence } from "../ui/in-sentence.ts";

type Props = { model: Pick<ModelDetail, "deployments" | "versions" | "approval"> };

/** Where it runs, and what is on its way: "Live: 3.0 in 2 places · 4.0 is in validation". */
export function LiveLine({ model: { deployments, versions, approval } }: Props) {
  const t = useTranslations("models.header");
  const stage = useTranslations("ui.stage");
  const inSentence = useInSentence();
  const groups = [...Map.groupBy(deployments, ({ version, extent }) => `${version.name}\n${extent}`).values()];
  const parts = groups.flatMap((group) => {
    const [first] = group;
    return first ? [t("livePart", { label: first.version.name, count: group.length, extent: first.extent })] : [];
  });
  const live =
    parts.length > 0 ? t("live", { versions: parts.join(", ") }) : t(approval === "approved" ? "approvedNotLive" : "notLive");
  const others = versions
    .filter((version) => !version.isShown && ["proposed", "in_development", "in_validation"].includes(version.stage))
    .map((version) => t("inFlight", { label: version.label, stage: inSentence(stage(version.stage), "state") }));
  return <>{dotted([live, ...others])}</>;
}
