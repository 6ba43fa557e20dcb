import { useTranslations } from "next-intl";
import { CardRow, CardRows } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { Glyph } from "#components/ui/glyph";
import { Link } from "#components/ui/link";
import { Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { GateReason, GetGateOutput } from "#lib/lifecycle/gate.schema";
import { whoActs } from "./who-acts.ts";

const FIRST = 6;

type Props = Pick<GetGateOutput, "cards" | "opensByItself"> & {
  reasons: GateReason[];
  /** Those that no card answers. */
  alone: GateReason[];
  /** Since when the version stands before this gate; null where that is not known. */
  since: Date | null;
};

/** What is missing before a gate, and who acts on it: cards first, since each answers several at once. */
export function OpenItems({ reasons, alone, cards, opensByItself, since }: Props) {
  const t = useTranslations("lifecycle.gate");
  if (reasons.length === 0)
    return (
      <p className="flex items-center gap-2 px-3.5 py-2 font-medium text-good">
        <Glyph name="check" className="size-3.5" /> {t(opensByItself ? "opensByItself" : "open")}
      </p>
    );
  const rest = alone.slice(FIRST);
  return (
    <div>
      <p className="px-3.5 pt-2 font-medium">{t("unmet", { count: reasons.length })}</p>
      <WhoActs reasons={reasons} alone={alone} since={since} />
      {cards.length > 0 ? (
        <div className="border-b border-line">
          <Cards cards={cards} />
        </div>
      ) : null}
      <Reasons reasons={alone.slice(0, FIRST)} />
      {rest.length > 0 ? (
        <div className="border-t border-line px-3.5 pt-1">
          <Disclosure summary={t("unmetMore", { count: rest.length })}>
            <Reasons reasons={rest} />
          </Disclosure>
        </div>
      ) : null}
    </div>
  );
}

/** A card of the light path answers at once what would else be one line for each control. */
function Cards({ cards }: Pick<Props, "cards">) {
  const t = useTranslations("lifecycle.gate");
  return (
    <CardRows>
      {cards.map(({ id, title, answers, href }) => (
        <CardRow
          below
          key={id}
          lead={<Glyph name="ring" className="size-3 text-warn" />}
          note={t("cardBy")}
          aside={<Link href={href}>{t("fillCard")}</Link>}
        >
          {t("card", { title, count: answers.length })}
        </CardRow>
      ))}
    </CardRows>
  );
}

function WhoActs({ reasons, alone, since }: Pick<Props, "reasons" | "alone" | "since">) {
  const t = useTranslations("lifecycle.gate");
  const onCards = reasons.filter((reason) => !alone.includes(reason));
  const named = whoActs(reasons, onCards, t("cardBy")).map((one) => t("nextCount", one));
  return (
    <p className="px-3.5 pb-1 text-ink-2">
      {t("next", { who: dotted(named) })} {since ? t.rich("since", { when: () => <Instant at={since.toISOString()} /> }) : null}
    </p>
  );
}

function Reasons({ reasons }: { reasons: GateReason[] }) {
  const t = useTranslations("lifecycle.gate");
  return (
    <CardRows>
      {reasons.map(({ code, message, fix, clearedBy, href }) => (
        <CardRow
          below
          key={`${code} ${message}`}
          lead={<Glyph name="ring" className="size-3 text-warn" />}
          note={clearedBy ? t("clearedBy", { who: clearedBy }) : null}
          aside={href ? <Link href={href}>{fix ?? t("fix")}</Link> : null}
        >
          {message}
        </CardRow>
      ))}
    </CardRows>
  );
}
