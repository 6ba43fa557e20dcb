import { useFormatter, useTranslations } from "next-intl";
import type { Portfolio } from "#lib/models/portfolio.schema";
import { classNames } from "../ui/class-names.ts";

type Numbers = Pick<Portfolio, "models" | "highTier" | "inUseBeforeApproval" | "noOwner" | "notRated" | "openSignoffs">;

/** The few numbers a head of model risk asks for first. Each opens the rows behind it. */
export function PortfolioNumbers({
  numbers,
  listHref,
  signoffsHref,
}: {
  numbers: Numbers;
  listHref: (filter: Record<string, string>) => string;
  signoffsHref: (filter: Record<string, string>) => string;
}) {
  const t = useTranslations("portfolio.numbers");
  return (
    <ul aria-label={t("label")} className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
      <Figure
        href={listHref({})}
        value={numbers.models}
        words={t("models", { count: numbers.models })}
        part={{ href: listHref({ tier: "high" }), words: t("high", { high: numbers.highTier }) }}
      />
      <Figure href={listHref({ flag: "in_use_before_approval" })} value={numbers.inUseBeforeApproval} words={t("inUse")} isGap />
      <Figure href={listHref({ flag: "no_owner" })} value={numbers.noOwner} words={t("noOwner")} isGap />
      <Figure href={listHref({ flag: "not_rated" })} value={numbers.notRated} words={t("notRated")} isGap />
      <Figure href={signoffsHref({})} value={numbers.openSignoffs} words={t("waiting", { count: numbers.openSignoffs })} />
    </ul>
  );
}

type FigureProps = {
  href: string;
  value: number;
  words: string;
  /** Some of them, told in words with their number. */
  part?: { href: string; words: string };
  isGap?: boolean;
};

function Figure({ href, value, words, part, isGap }: FigureProps) {
  const { number } = useFormatter();
  return (
    <li className="flex flex-col rounded-lg border border-line bg-surface shadow-card hover:border-edge">
      <a href={href} className="grow rounded-lg px-3.5 py-2.5">
        <b className={classNames("block text-2xl tracking-tight", isGap && value > 0 && "text-bad")}>{number(value)}</b>
        <span className="text-ink-3">{words}</span>
      </a>
      {part ? (
        <a href={part.href} className="chart-link -mt-2 flex min-h-6 items-center px-3.5 pb-2">
          {part.words}
        </a>
      ) : null}
    </li>
  );
}
