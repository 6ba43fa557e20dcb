import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { English } from "#components/ui/english";
import { Reference } from "#components/ui/reference";
import { DOT } from "#lib/core/dotted.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { readingOf } from "#lib/signoff/reading.rules";
import type { Lookups } from "./lookups.ts";

/** For somebody who has signed nothing of this model yet: what to read first, in this order. */
export function FirstReading({
  dossier,
  lookups: { controls, questions, knockouts: words },
}: {
  dossier: Dossier;
  lookups: Lookups;
}) {
  const t = useTranslations("signoff");
  const { driving, knockouts, weak, notPinned } = readingOf(dossier);
  return (
    <Card title={t("desk.first")} id="first-reading">
      <ol className="list-decimal space-y-3 ps-5">
        <li>
          <h3 className="font-medium">{t("first.answers")}</h3>
          {driving.length === 0 ? <p className="text-ink-3">{t("first.answersNone")}</p> : null}
          <ul>
            {driving.map(({ question, score, rationale }) => (
              <li key={question}>
                {t("first.score", {
                  question: `${question} ${questions[question] ?? ""}`,
                  score: score === null ? "unknown" : String(score),
                })}
                {rationale ? <span className="text-ink-3">{DOT + rationale}</span> : null}
              </li>
            ))}
          </ul>
        </li>
        <li>
          <h3 className="font-medium">{t("first.knockouts")}</h3>
          {knockouts.length === 0 ? <p className="text-ink-3">{t("first.knockoutsNone")}</p> : null}
          <ul>
            {knockouts.map((id) => (
              <li key={id}>
                {id}{" "}
                <span className="text-ink-3">
                  <English>{words[id] ?? ""}</English>
                </span>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <h3 className="font-medium">{t("first.weak")}</h3>
          {weak.length === 0 ? <p className="text-ink-3">{t("first.weakNone")}</p> : null}
          <ul>
            {weak.map(({ id, status, reason }) => (
              <li key={id}>
                <Reference>{id}</Reference> <English>{controls[id] ?? ""}</English>
                {DOT}
                {t(`status.${status ?? "none"}`)}
                {reason ? <span className="text-ink-3">{DOT + reason}</span> : null}
              </li>
            ))}
          </ul>
        </li>
        {notPinned ? <li className="font-medium">{t("first.notPinned")}</li> : null}
      </ol>
    </Card>
  );
}
