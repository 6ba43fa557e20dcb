import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { KeyValues } from "#components/ui/key-values";
import { Link } from "#components/ui/link";
import type { ModelDetail } from "#lib/models/detail.schema";
import type { Facts } from "#lib/models/facts.schema";

type Props = { model: Pick<ModelDetail, "id" | "content" | "unknownFacts">; mayRevise: boolean };

/** The facts that decide which rules apply. What is not known is marked, and leads to where it is answered. */
export function FactsCard({ model: { id, content, unknownFacts }, mayRevise }: Props) {
  const t = useTranslations("models");
  const answer = useAnswer();
  const open = new Set(unknownFacts.map((fact) => (fact.startsWith("article5") ? "article5" : fact)));
  return (
    <Card id="facts" title={t("overview.facts")} aside={open.size > 0 ? t("overview.factsOpen", { count: open.size }) : null}>
      <KeyValues
        items={askedFacts(content).map((fact) => ({
          key: fact,
          label: t(`field.${fact}`),
          value: answer(fact, content.facts[fact]) ?? <NotKnown fact={fact} modelId={id} mayRevise={mayRevise} />,
        }))}
      />
      {open.size > 0 ? <p className="mt-2.5 text-sm text-ink-3">{t("overview.factsNote")}</p> : null}
    </Card>
  );
}

type Fact = keyof Facts;

/** Facts asked of every model, with those a class or a domain asks for. */
const askedFacts = ({ facts, domain }: Props["model"]["content"]): Fact[] => {
  const asked: Record<string, boolean> = {
    euAiActReason: facts.euAiActClass === "out_of_scope",
    gpaiSystemicRisk: facts.euAiActClass === "gpai",
    coveredEmploymentTool: domain === "hr",
  };
  const all: Fact[] = [
    "usesPersonalData",
    "usesPhi",
    "automatedDecision",
    "decidesAboutPeople",
    "euAiActClass",
    "euAiActReason",
    "deviceDetermination",
    "gpaiSystemicRisk",
    "article5",
    "sourcing",
    "coveredEmploymentTool",
  ];
  return all.filter((fact) => asked[fact] ?? true);
};

const WORDED: readonly Fact[] = ["euAiActClass", "sourcing", "coveredEmploymentTool"];

/** A fact in words; null while it is not known. */
function useAnswer() {
  const t = useTranslations("models");
  return (fact: Fact, value: Facts[Fact]): string | null => {
    if (value === null) return null;
    if (typeof value === "boolean") return t(value ? "known.yes" : "known.no");
    if (typeof value === "string") return WORDED.includes(fact) ? t(`${fact}.${value}`) : value;
    const points = Object.entries(value);
    const yes = points.filter(([, answer]) => answer === true).map(([point]) => `${point}: ${t(`article5.${point}`)}`);
    if (yes.length > 0) return yes.join("; ");
    return points.some(([, answer]) => answer === null) ? null : t("form.article5None");
  };
}

function NotKnown({ fact, modelId, mayRevise }: { fact: string; modelId: string; mayRevise: boolean }) {
  const t = useTranslations("models");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Chip tone="warn" glyph="dashed">
        {t("notKnown")}
      </Chip>
      {mayRevise ? <Link href={`/models/${modelId}/edit#facts.${fact}`}>{t("overview.answer")}</Link> : null}
    </span>
  );
}
