import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { English } from "#components/ui/english";
import { Link } from "#components/ui/link";
import type { ControlDetail } from "#lib/frameworks/schema";

/** The crosswalk of one control: the requirements its answer serves, by framework. */
export function Satisfies({ satisfies }: Pick<ControlDetail, "satisfies">) {
  const t = useTranslations("frameworks.control");
  const requirements = satisfies.reduce((sum, { requirements: of }) => sum + of.length, 0);
  return (
    <Card flush title={t("satisfiesTitle")} aside={t("satisfies", { requirements, frameworks: satisfies.length })}>
      <ul className="divide-y divide-line">
        {satisfies.map(({ frameworkId, framework, requirements: of }) => (
          <li key={frameworkId} className="keep grid gap-x-5 gap-y-1 px-3.5 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <h3 className="font-medium">
              <Link href={`/frameworks/${frameworkId}`}>{framework}</Link>
            </h3>
            <ul className="space-y-1">
              {of.map(({ id, ref, title }) => (
                <li key={id}>
                  <Link href={`/frameworks/${frameworkId}#${id}`}>{ref}</Link>{" "}
                  <span className="text-ink-2">
                    <English>{title}</English>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
