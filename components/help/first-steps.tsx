import { useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Glyph } from "#components/ui/glyph";
import { Link } from "#components/ui/link";
import type { PageId } from "#lib/help/contents.rules";
import type { StepId } from "#lib/people/first-steps.rules";
import { DismissSteps } from "./dismiss-steps.tsx";

type FirstStepsProps = { steps: { id: StepId; href: string; done: boolean }[]; guides: PageId[]; personId: string };

/** What to do first, for somebody who is new in a role: each step leads to its place and is ticked off from the record. */
export function FirstSteps({ steps, guides, personId }: FirstStepsProps) {
  const t = useTranslations("help.steps");
  const done = steps.filter((step) => step.done).length;
  return (
    <Card
      flush
      className="mb-4 print:hidden"
      title={t("title")}
      aside={
        <span className="flex items-center gap-3">
          {t("count", { done, all: steps.length })}
          <DismissSteps personId={personId} label={t("dismiss")} />
        </span>
      }
    >
      <CardRows>
        {steps.map(({ id, href, done: ticked }) => (
          <CardRow
            key={id}
            lead={
              ticked ? (
                <Glyph name="check" className="size-3.5 text-good" />
              ) : (
                <Glyph name="ring" className="size-3.5 text-ink-3" />
              )
            }
          >
            <span className="sr-only">{t(ticked ? "done" : "open")} </span>
            {ticked ? <span className="text-ink-3">{t(`step.${id}`)}</span> : <Link href={href}>{t(`step.${id}`)}</Link>}
          </CardRow>
        ))}
      </CardRows>
      <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
        {t("note")} {t("guides")}{" "}
        {guides.map((id, at) => (
          <span key={id}>
            {at > 0 ? ", " : null}
            <Link href={`/help/${id}`}>{t(`guide.${id.slice("guides/".length)}`)}</Link>
          </span>
        ))}
      </p>
    </Card>
  );
}
