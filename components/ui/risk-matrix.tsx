import { useTranslations } from "next-intl";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { type Tier, tierGlyph } from "./tier-chip.tsx";

const bands = ["high", "medium", "low"] as const;
type Band = (typeof bands)[number];

type RiskMatrixProps = {
  /** The tier of each cell, as cells[impact][vulnerability]: from the policy, never from this file. */
  cells: Record<Band, Record<Band, Tier>>;
  /** Where this model falls; null when it is not computed. */
  at: { impact: Band; vulnerability: Band } | null;
};

const tints: Record<Tier, string> = {
  high: "bg-bad-soft text-bad",
  medium: "bg-warn-soft text-warn",
  low: "bg-good-soft text-good",
};

/** The matrix that joins the two scores, with the cell of this model lit: framed, named, and told to a screen reader. */
export function RiskMatrix({ cells, at }: RiskMatrixProps) {
  const t = useTranslations("ui.matrix");
  return (
    <table className="w-full max-w-sm table-fixed border-separate border-spacing-1">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          <td className="w-16" />
          {bands.toReversed().map((band) => (
            <th key={band} scope="col" className="pb-0.5 text-center text-sm font-normal text-ink-3">
              <span className="sr-only">{t("vulnerability")} </span>
              {t(band)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((impact) => (
          <tr key={impact}>
            <th scope="row" className="pe-1 text-end text-sm font-normal text-ink-3">
              <span className="sr-only">{t("impact")} </span>
              {t(impact)}
            </th>
            {bands.toReversed().map((vulnerability) => {
              const tier = cells[impact][vulnerability];
              const lit = at?.impact === impact && at.vulnerability === vulnerability;
              return (
                <td
                  key={vulnerability}
                  aria-current={lit || undefined}
                  className={classNames(
                    "h-13 rounded-md border-2 text-center text-sm font-medium",
                    tints[tier],
                    lit
                      ? "border-current font-semibold forced-colors:border-4"
                      : "border-transparent forced-colors:border-[GrayText]",
                  )}
                >
                  <span className="inline-flex items-center gap-1">
                    <Glyph name={tierGlyph(tier)} />
                    {t(tier)}
                  </span>
                  {lit ? <span className="block text-xs leading-3 font-medium">{t("here")}</span> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4} className="text-xs text-ink-3">
            <span aria-hidden="true" className="flex justify-between gap-3">
              <span>↑ {t("impact")}</span>
              <span>{t("vulnerability")} →</span>
            </span>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
