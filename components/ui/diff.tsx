import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { wordDiff } from "./word-diff.ts";

/** Text that changed, word by word: what went is struck out, what came is underlined, and both are said. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const t = useTranslations("ui.diff");
  return (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        // The stretches of one comparison have no identity but their place.
        const key = index;
        if (kind === "same") return <span key={key}>{text}</span>;
        return kind === "removed" ? (
          <del key={key} className="rounded-sm bg-bad-soft px-0.5 text-bad decoration-1">
            <span className="sr-only">{t("removed")} </span>
            {text}
            <span className="sr-only"> {t("end")}</span>
          </del>
        ) : (
          <ins key={key} className="rounded-sm bg-good-soft px-0.5 text-good decoration-1 underline-offset-2">
            <span className="sr-only">{t("added")} </span>
            {text}
            <span className="sr-only"> {t("end")}</span>
          </ins>
        );
      })}
    </span>
  );
}

export type Change = {
  field: ReactNode;
  key: string;
  before: ReactNode;
  after: ReactNode;
  note?: ReactNode;
  /** Puts something beside what is shown of the change. */
  wrap?: (shown: ReactNode) => ReactNode;
};

/** One value in place of another. Texts are compared word by word; anything else stands old, then new, each with its mark. */
export function ValueChange({ before, after }: { before: ReactNode; after: ReactNode }) {
  if (typeof before === "string" && typeof after === "string" && before && after)
    return <TextDiff before={before} after={after} />;
  return (
    <div className="space-y-1">
      <Side as="del" value={before} />
      <Side as="ins" value={after} />
    </div>
  );
}

const LOOKS = {
  del: { mark: "−", said: "removed", className: "border-bad bg-bad-soft text-bad" },
  ins: { mark: "+", said: "added", className: "border-good bg-good-soft text-good" },
} as const;

/** What went or what came. The mark is text, so that it is there on paper and in colours that are not ours. */
function Side({ as: Tag, value }: { as: keyof typeof LOOKS; value: ReactNode }) {
  const t = useTranslations("ui.diff");
  const { mark, said, className } = LOOKS[Tag];
  const isEmpty = value === null || value === undefined || value === "";
  return (
    <Tag className={classNames("flex gap-2 rounded-e-sm border-s-2 px-2 py-0.5 no-underline", className)}>
      <span aria-hidden="true" className="shrink-0 font-mono font-semibold select-none">
        {mark}
      </span>
      <span className="sr-only">{t(said)} </span>
      <div className="min-w-0 grow whitespace-pre-wrap">{isEmpty ? t("empty") : value}</div>
    </Tag>
  );
}

/** Field by field, what changed. Goes flush into a card. */
export function ChangeList({ changes }: { changes: Change[] }) {
  return (
    <dl className="divide-y divide-line">
      {changes.map(({ key, field, before, after, note, wrap = (shown) => shown }) => (
        <div key={key} className="grid gap-x-5 gap-y-0.5 px-3.5 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
          <dt className="text-ink-3">{field}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            {wrap(<ValueChange before={before} after={after} />)}
            {note ? <div className="mt-1 text-sm text-ink-3">{note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
