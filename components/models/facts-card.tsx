import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { KeyValues } from "#components/ui/key-values";
import { Link } from "#components/ui/link";
import type { ModelDetail } from "#lib/models/detail.schema";
import { type Facts, toldFacts } from "#lib/models/facts.schema";

type Props = { model: Pick<ModelDetail, "id" | "content" | "unknownFacts">; mayRevise: boolean };

/** The facts that decide which rules apply. What is not known is marked, and leads to where it is answered. */
export function FactsCard({ model: { id, content, unknownFacts }, mayRevise }: Props) {
  const t = useTranslations("models");
  const answer = useAnswer();
  const open = new Set(unknownFacts.map((fact) => (fact.startsWith("article5") ? "article5" : fact)));
  return (
    <Card id="facts" title={t("overview.facts")} aside={open.size > 0 ? t("overview.factsOpen", { count: open.size }) : null}>
      <KeyValues
        items={toldFacts(content).map((fact) => ({
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

const WORDED: readonly Fact[] = ["euAiActClass", "sourcing", "coveredEmploymentTool"];

/** A fact in words; null while it is not known. */
function useAnswer() {
  const t = useTranslations("models");
  const words = {
    boolean: (value: boolean) => t(value ? "known.yes" : "known.no"),
    string: (fact: Fact, value: string) => (WORDED.includes(fact) ? t(`${fact}.${value}`) : value),
    points: (value: Facts["article5"]) =>
      prohibited(value, (point) => `${point}: ${t(`article5.${point}`)}`, t("form.article5None")),
  };
  return (fact: Fact, value: Facts[Fact]): string | null => {
    if (typeof value === "boolean") return words.boolean(value);
    if (typeof value === "string") return words.string(fact, value);
    return value && words.points(value);
  };
}

/** The points of Article 5 in one line: those answered yes, else none of them; null while one is not known. */
const prohibited = (points: Facts["article5"], name: (point: string) => string, none: string): string | null => {
  const answers = Object.entries(points);
  const yes = answers.filter(([, answer]) => answer === true).map(([point]) => name(point));
  if (yes.length > 0) return yes.join("; ");
  return answers.some(([, answer]) => answer === null) ? null : none;
};

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
