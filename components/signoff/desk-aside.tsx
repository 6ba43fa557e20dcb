import { useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { StateChip } from "#components/ui/state-chip";
import { Term } from "#components/ui/term";
import { CalendarDate, Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import { anchorsOf } from "#lib/signoff/anchor.rules";
import { isOpen } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { readingOf } from "#lib/signoff/reading.rules";
import type { RequestView, SignoffRow } from "#lib/signoff/view.schema";
import type { Lookups } from "./lookups.ts";
import { OpenComments } from "./open-comments.tsx";

type AsideProps = {
  request: RequestView;
  dossier: Dossier;
  lookups: Lookups;
  threads: ReadonlyMap<string, Comment[]>;
};

/**
 * Beside the dossier, and there while it is read: open points, the conditions made so far, and who has signed or could. What the window does
 * not hold between its head and the decision is scrolled to within.
 */
export function DeskAside({ request, dossier, lookups, threads }: AsideProps) {
  const t = useTranslations("signoff");
  const meaning = useTranslations("meanings.label");
  return (
    <section
      id="before"
      aria-label={t("desk.aside")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
      tabIndex={0}
      className="space-y-4 lg:sticky lg:top-[calc(1rem+var(--told))] lg:max-h-[calc(100dvh-6rem-var(--told))] lg:overflow-y-auto lg:overscroll-contain print:static print:max-h-none print:overflow-visible"
    >
      <Card flush title={t("desk.before")}>
        <OpenPoints modelId={request.modelId} dossier={dossier} lookups={lookups} threads={threads} />
      </Card>
      <Card flush title={t("desk.conditions")}>
        <Conditions request={request} names={lookups.names} />
      </Card>
      <Card flush title={<Term name="signOff">{t("desk.signatures")}</Term>}>
        <CardRows>
          {request.signoffs.map((row) => (
            <CardRow
              key={row.id}
              aside={<StateChip of="signoff" state={row.state} />}
              note={<Who row={row} names={lookups.names} />}
            >
              {meaning(row.meaning)}
            </CardRow>
          ))}
        </CardRows>
      </Card>
    </section>
  );
}

function OpenPoints({ modelId, dossier, lookups, threads }: Omit<AsideProps, "request"> & { modelId: string }) {
  const t = useTranslations("signoff");
  const { controls, questions } = lookups;
  const open = [...threads].filter(([, thread]) => isOpen(thread));
  const { weak, driving, notPinned } = readingOf(dossier);
  const unknown = driving.filter(({ score }) => score === null);
  if (weak.length + unknown.length + open.length + Number(notPinned) === 0)
    return <p className="px-3.5 py-2 text-ink-3">{t("desk.nothingOpen")}</p>;
  return (
    <CardRows>
      <OpenComments open={open} anchors={anchorsOf(dossier)} modelId={modelId} lookups={lookups} />
      {notPinned ? <CardRow>{t("first.notPinned")}</CardRow> : null}
      {weak.map(({ id, status, reason }) => (
        <CardRow key={id} note={reason}>
          <a href="#section-checklist" className="text-accent underline underline-offset-2">
            {id}
          </a>{" "}
          {dotted([controls[id], t(`status.${status ?? "none"}`)])}
        </CardRow>
      ))}
      {unknown.map(({ question }) => (
        <CardRow key={question}>
          <a href="#section-risk" className="text-accent underline underline-offset-2">
            {question}
          </a>{" "}
          {dotted([questions[question], t("dossier.answerUnknown")])}
        </CardRow>
      ))}
    </CardRows>
  );
}

function Conditions({ request, names }: { request: RequestView; names: Record<string, string> }) {
  const t = useTranslations("signoff.desk");
  const made = request.signatures
    .filter(({ withdrawnAt, voidedAt }) => !withdrawnAt && !voidedAt)
    .flatMap(({ id, conditions, name }) =>
      conditions.map((condition, index) => ({ ...condition, key: `${id} ${index}`, by: name })),
    );
  if (made.length === 0) return <p className="px-3.5 py-2 text-ink-3">{t("conditionsNone")}</p>;
  return (
    <CardRows>
      {made.map(({ key, text, ownerId, dueOn }) => (
        <CardRow
          key={key}
          note={
            <>
              {names[ownerId] ?? ownerId}
              <span className="block">
                <CalendarDate on={dueOn} distance />
              </span>
            </>
          }
        >
          {text}
        </CardRow>
      ))}
    </CardRows>
  );
}

function Who({ row, names }: { row: SignoffRow; names: Record<string, string> }) {
  const t = useTranslations("signoff.desk");
  const meaning = useTranslations("signoff.meaning");
  if (row.decidedBy)
    return (
      <>
        {names[row.decidedBy] ?? row.decidedBy}
        {row.decidedAt ? (
          <span className="block">
            <Instant at={row.decidedAt} show="exact" />
          </span>
        ) : null}
        {row.reason ? <span className="block">{row.reason}</span> : null}
      </>
    );
  if (row.state === "waiting") return t("waitsFor", { meanings: row.after.map((each) => meaning(each)).join(", ") });
  return row.state === "open" ? t("could", { count: row.couldSign, who: row.who }) : null;
}
