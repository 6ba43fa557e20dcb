import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DOT } from "#lib/core/dotted.rules";
import { Glyph } from "./glyph.tsx";
import { Link } from "./link.tsx";

/** Why something was refused, in words: the shape in which `act` and REST tell it. */
export type Refused = { code: string; message: string; fix?: string; clearedBy?: string; path?: string; href?: string };

/** Where it is mended: the page the reason names, or its fix when that is an address. */
const addressOf = ({ href, fix }: Refused) => href ?? (fix && isAddress(fix) ? fix : undefined);

const isAddress = (fix: string) => fix.startsWith("/") || fix.startsWith("#");

type RefusalProps = {
  reasons: Refused[];
  /** Says what was refused: "This version cannot be approved yet". */
  title?: ReactNode;
  /** Not an answer to something just done, but a state of the page: then it is not announced. */
  standing?: boolean;
};

/** Every refusal: the reasons in words, the rule of each, who can clear it, and the way there. */
export function Refusal({ reasons, title, standing }: RefusalProps) {
  const t = useTranslations("ui.refusal");
  return (
    <div role={standing ? undefined : "alert"} className="rounded-lg border border-bad/40 bg-surface">
      <p className="flex items-center gap-2 rounded-t-lg border-b border-bad/25 bg-bad-soft px-3.5 py-2 font-semibold text-bad">
        <Glyph name="bar" className="size-4" />
        {title ?? t("title")}
      </p>
      <RefusalReasons reasons={reasons} />
    </div>
  );
}

/** The reasons alone, for a place that has its own heading. */
export function RefusalReasons({ reasons }: { reasons: Refused[] }) {
  const t = useTranslations("ui.refusal");
  return (
    <ul className="divide-y divide-line">
      {reasons.map((reason) => (
        <li
          key={`${reason.code} ${reason.path ?? ""} ${reason.message}`}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3.5 py-2"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p>{reason.message}</p>
            <Clearing reason={reason} />
          </div>
          {addressOf(reason) ? (
            <Link href={addressOf(reason) ?? ""} className="inline-flex min-h-6 items-center">
              {t("fix")}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A rule of the policy is called one; the code of another check is shown for those who look it up; a plain status is not. */
const isPolicyRule = (code: string) => /^[A-Z]{2,3}-/.test(code);
const isCheck = (code: string) => code.includes(".");

/** The rule of a reason, who can clear it, and how. */
export function Clearing({ reason: { code, fix, clearedBy } }: { reason: Refused }) {
  const t = useTranslations("ui.refusal");
  const mono = <span className="font-mono">{code}</span>;
  const parts = [
    { key: "rule", part: isPolicyRule(code) ? t.rich("rule", { code: () => mono }) : isCheck(code) ? mono : null },
    { key: "who", part: clearedBy ? t("clearedBy", { who: clearedBy }) : null },
    { key: "how", part: fix && !isAddress(fix) ? fix : null },
  ].filter(({ part }) => part !== null);
  if (parts.length === 0) return null;
  return (
    <p className="text-sm text-ink-3">
      {parts.map(({ key, part }, index) => (
        <span key={key}>
          {index > 0 ? DOT : null}
          {part}
        </span>
      ))}
    </p>
  );
}
