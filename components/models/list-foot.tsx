"use client";
// Below the list of models: how much of it is shown, and how it goes on.
import { useTranslations } from "next-intl";
import { useRef, useSyncExternalStore } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { hrefWith, type Params } from "#components/ui/link";
import { countOf } from "../ui/further-pages.ts";
import { useInSight } from "../ui/in-sight.ts";
import { useFurtherModels } from "./further-models.tsx";

type ShownCountProps = { first: number; total: number; isCapped: boolean };

export function ShownCount({ first, total, isCapped }: ShownCountProps) {
  const t = useTranslations("models.list");
  const { pages, hasMore } = useFurtherModels();
  const shown = Math.min(first + countOf({ pages }), total);
  // Words that many models hold are ranked for the first of them only.
  const isCut = isCapped && !hasMore;
  return (
    <span role="status">
      {t("shown", { shown, total, capped: String(isCapped) })}
      {isCut ? ` ${t("narrow")}` : null}
    </span>
  );
}

const never = () => () => undefined;

type ShowMoreProps = { path: string; params: Params; next: string };

/** A link to the next page; with scripts it goes on in place, by itself when one scrolls to it, and by a button for everybody. */
export function ShowMore({ path, params, next }: ShowMoreProps) {
  const t = useTranslations("models.list");
  const pager = useTranslations("ui.pager");
  const { hasMore, isReading, hasFailed, readMore } = useFurtherModels();
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!hasScripts)
    return (
      <ButtonLink size="small" href={hrefWith(path, params, { cursor: next })} rel="next">
        {pager("next")}
      </ButtonLink>
    );
  if (!hasMore) return null;
  return (
    <>
      {hasFailed ? (
        <p role="alert" className="text-bad">
          {t("notRead")}
        </p>
      ) : null}
      <Button size="small" pending={isReading} onClick={readMore}>
        {t(hasFailed ? "again" : "more")}
      </Button>
    </>
  );
}

/** The list goes on when its end comes near: looked for anew after each page. */
export function ListEnd() {
  const { pages, hasMore } = useFurtherModels();
  return hasMore ? <End key={pages.length} /> : null;
}

function End() {
  const { endSeen } = useFurtherModels();
  const end = useRef<HTMLSpanElement>(null);
  useInSight(end, "100%", endSeen);
  // As wide as the list, so that it is met however far sideways one has scrolled.
  return <span ref={end} aria-hidden="true" className="block" />;
}
