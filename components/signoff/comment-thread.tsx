"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Disclosure } from "#components/ui/disclosure";
import { Refusal } from "#components/ui/refusal";
import { Instant } from "#components/ui/time";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { DOT } from "#lib/core/dotted.rules";
import { askerOf, isOpen } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";

export type ThreadHere = { transitionId: string; dossierHash: string; viewerId: string; thread: readonly Comment[] };
type Props = { path: string; label: string; here: ThreadHere; answer: (() => void) | null };

/** What was said about one field. Settled, it folds away and stays to be read. */
export function CommentThread({ path, label, here, answer }: Props) {
  const t = useTranslations("signoff.comment");
  const { thread, viewerId } = here;
  const list = <Said thread={thread} label={label} dossierHash={here.dossierHash} />;
  const settledBy = thread.findLast(({ resolvedAt }) => resolvedAt !== null)?.resolvedByName ?? "";
  const again = answer ? (
    <Button size="small" variant="quiet" onClick={answer}>
      {t("answer")}
    </Button>
  ) : null;
  if (!isOpen(thread))
    return (
      <div className="mt-1 border-s-2 border-line ps-3 text-sm">
        <Disclosure summary={t("settled", { count: thread.length, name: settledBy })}>
          {list}
          {again}
        </Disclosure>
      </div>
    );
  return (
    <div className="mt-1.5 rounded-e-md border-s-2 border-accent bg-accent-soft px-3 py-2">
      {list}
      <div className="mt-1 flex flex-wrap items-center gap-1 print:hidden">
        {again}
        {askerOf(thread)?.writtenBy === viewerId ? <Settle path={path} transitionId={here.transitionId} /> : null}
      </div>
    </div>
  );
}

function Said({ thread, label, dossierHash }: { thread: readonly Comment[]; label: string; dossierHash: string }) {
  const t = useTranslations("signoff.comment");
  return (
    <ul aria-label={t("thread", { field: label })} className="space-y-1.5">
      {thread.map((comment) => (
        <li key={comment.id}>
          <p className="text-sm text-ink-2">
            <span className="font-medium text-ink">{comment.name}</span>
            {DOT}
            <Instant at={comment.writtenAt} />
            {comment.dossierHash === dossierHash ? null : DOT + t("earlier")}
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{comment.text}</p>
        </li>
      ))}
    </ul>
  );
}

function Settle({ path, transitionId }: { path: string; transitionId: string }) {
  const t = useTranslations("signoff.comment");
  const command = useCommand("resolveComments");
  const settle = async () => {
    const outcome = await command.run({ transitionId, path });
    if (outcome.ok) toast(t("settledDone"));
  };
  return (
    <>
      <Button size="small" variant="quiet" pending={command.pending} onClick={settle}>
        {t("settle")}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("settleRefused")} /> : null}
    </>
  );
}
