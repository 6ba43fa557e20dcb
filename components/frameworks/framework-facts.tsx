import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { KeyValues } from "#components/ui/key-values";
import { CalendarDate } from "#components/ui/time";
import type { FrameworkDetail } from "#lib/frameworks/schema";

/** Whose framework it is, what makes it apply, and since when. */
export function FrameworkFacts({ framework }: { framework: FrameworkDetail }) {
  const t = useTranslations("frameworks.framework");
  const { issuer, jurisdiction, version, status, sourceUrl, appliesTo, milestones, requirements } = framework;
  return (
    <div className="space-y-4">
      <Card title={t("facts")}>
        <KeyValues
          items={[
            { label: t("issuer"), value: issuer },
            { label: t("jurisdiction"), value: jurisdiction },
            { label: t("version"), value: version },
            { label: t("status"), value: <span className="inline-block first-letter:uppercase">{status}</span> },
            { label: t("applies"), value: <span className="inline-block first-letter:uppercase">{appliesTo.entity}</span> },
            { label: t("requirements"), value: requirements.length },
            {
              label: t("source"),
              value: (
                <a href={sourceUrl} className="text-accent underline underline-offset-[0.2em] [overflow-wrap:anywhere]">
                  {new URL(sourceUrl).hostname}
                </a>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t("milestones")}>
        <ol className="space-y-2">
          {milestones.map(({ date, what }) => (
            <li key={`${date} ${what}`}>
              <p className="text-sm text-ink-3">
                <CalendarDate on={date} />
              </p>
              <p>{what.charAt(0).toUpperCase() + what.slice(1)}</p>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
