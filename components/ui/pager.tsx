import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { hrefWith, type Params } from "./link.tsx";

type PagerProps = {
  path: string;
  /** The parameters of this page: filters and sorting stay. */
  params: Params;
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
  /** Where the page before begins, when the list can tell. Without it the way back is the first page. */
  previousCursor?: string | null;
  /** In place of the link to the next page: how a list goes on in place. */
  more?: ReactNode;
  /** What is shown: "51 to 100 of 3,625". */
  children?: ReactNode;
};

/** From page to page by cursor. Draws nothing when everything fits. */
export function Pager({ path, params, nextCursor, previousCursor, more, children }: PagerProps) {
  const t = useTranslations("ui.pager");
  const isFirst = !params.cursor;
  if (isFirst && !nextCursor && !children) return null;
  return (
    <nav
      aria-label={t("label")}
      className="flex min-h-11 flex-wrap items-center justify-between gap-3 border-t border-line px-3.5 py-1.5 print:border-0"
    >
      <p className="text-ink-3">{children}</p>
      <div className="flex flex-wrap items-center gap-2">
        {isFirst ? null : (
          <ButtonLink size="small" href={hrefWith(path, params, { cursor: previousCursor ?? null })} rel="prev">
            {t(previousCursor ? "previous" : "first")}
          </ButtonLink>
        )}
        {more}
        {nextCursor && !more ? (
          <ButtonLink size="small" href={hrefWith(path, params, { cursor: nextCursor })} rel="next">
            {t("next")}
          </ButtonLink>
        ) : null}
      </div>
    </nav>
  );
}
