"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Glyph } from "#components/ui/glyph";
import { classNames } from "../ui/class-names.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentThread } from "./comment-thread.tsx";
import { useThread } from "./comments-here.tsx";
import { saidAt } from "./said-at.ts";

type Props = { path: string; label: string; atChange?: boolean; children: ReactNode };

/** Something that is signed, with the way to say something about it, and what was said. */
export function Commented({ path, label, atChange, children }: Props) {
  const here = useThread(path);
  const [writing, setWriting] = useState(false);
  if (!here) return children;
  const { thread, changed, mayWrite } = here;
  const isElsewhere = !atChange && changed.includes(path);
  const write = mayWrite && !isElsewhere ? () => setWriting(true) : null;
  return (
    <div
      id={isElsewhere ? undefined : saidAt(path)}
      className="group/said scroll-mt-20 target:rounded-sm target:outline-2 target:outline-accent target:outline-offset-4"
    >
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0 grow">{children}</div>
        {isElsewhere ? (
          <Elsewhere path={path} count={thread.length} />
        ) : (
          <Say label={label} write={write} isHidden={thread.length > 0 || writing} />
        )}
      </div>
      {isElsewhere || thread.length === 0 ? null : <CommentThread path={path} label={label} here={here} answer={write} />}
      {writing ? <CommentForm path={path} label={label} here={here} close={() => setWriting(false)} /> : null}
    </div>
  );
}

/** Quiet until the pointer or the focus is near, always there where there is no pointer to come near. */
function Say({ label, write, isHidden }: { label: string; write: (() => void) | null; isHidden: boolean }) {
  const t = useTranslations("signoff.comment");
  if (!write || isHidden) return null;
  return (
    <button
      type="button"
      onClick={write}
      title={t("say", { field: label })}
      aria-label={t("say", { field: label })}
      className={classNames(
        "grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-sunken hover:text-accent print:hidden",
        "pointer-fine:opacity-0 pointer-fine:group-hover/said:opacity-100 pointer-fine:focus-visible:opacity-100",
      )}
    >
      <Glyph name="comment" className="size-3.5" />
    </button>
  );
}

function Elsewhere({ path, count }: { path: string; count: number }) {
  const t = useTranslations("signoff.comment");
  if (count === 0) return null;
  return (
    <a
      href={`#${saidAt(path)}`}
      className="inline-flex min-h-6 shrink-0 items-center text-sm text-accent underline underline-offset-2"
    >
      {t("elsewhere", { count })}
    </a>
  );
}
