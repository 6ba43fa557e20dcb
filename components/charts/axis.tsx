import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { middleOf, topOf } from "./scale.rules.ts";

/** Of the part in which marks stand, in pixels; names of months are below it, a number above the highest column. */
export const HEIGHT = 150;
const ABOVE = 16;
const BELOW = 34;

/**
 * The frame of a chart over months: lines across with their numbers, above them what they are of where it is no count of records, and room for marks. Hidden from screen readers and from the
 * keyboard, which have the table beside it.
 */
export function Axis({ ticks, unit, children }: { ticks: readonly number[]; unit?: string | undefined; children: ReactNode }) {
  const { number } = useFormatter();
  const y = (tick: number) => HEIGHT - (tick / topOf(ticks)) * HEIGHT;
  return (
    <div className="@container/chart grid grid-cols-[2rem_minmax(0,1fr)]">
      <svg aria-hidden="true" width="100%" height={ABOVE + HEIGHT + BELOW} className="chart">
        <g transform={`translate(0 ${ABOVE})`}>
          {unit ? (
            <text x="0" y={8 - ABOVE} className="chart-words">
              {unit}
            </text>
          ) : null}
          {ticks.map((tick) => (
            <text key={tick} x="1.6rem" y={y(tick) + 4} textAnchor="end" className="chart-words">
              {number(tick, { notation: "compact" })}
            </text>
          ))}
        </g>
      </svg>
      <svg aria-hidden="true" width="100%" height={ABOVE + HEIGHT + BELOW} className="chart">
        <g transform={`translate(0 ${ABOVE})`}>
          {ticks.map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className={tick === 0 ? "chart-base" : "chart-line"} />
          ))}
          {children}
        </g>
      </svg>
    </div>
  );
}

const dateOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** A month as it is said in a sentence: November 2026. */
export function useMonth(): (month: string) => string {
  const { dateTime } = useFormatter();
  return (month) => dateTime(dateOf(month), { month: "long", year: "numeric", timeZone: "UTC" });
}

/** Below the columns: each month, every second one where there is little room, and the year where one begins. */
export function MonthNames({ months }: { months: readonly string[] }) {
  const { dateTime } = useFormatter();
  return (
    <>
      {months.map((month, n) => (
        <g key={month} className={n % 2 === 1 ? "chart-second" : undefined}>
          <text x={`${middleOf(n, months.length)}%`} y={HEIGHT + 15} textAnchor="middle" className="chart-words">
            {dateTime(dateOf(month), { month: "short", timeZone: "UTC" })}
          </text>
        </g>
      ))}
      {months.map((month, n) =>
        month.endsWith("-01") || (n === 0 && !months[1]?.endsWith("-01")) ? (
          <text key={month} x={`${middleOf(n, months.length)}%`} y={HEIGHT + 29} textAnchor="middle" className="chart-words">
            {month.slice(0, 4)}
          </text>
        ) : null,
      )}
    </>
  );
}
