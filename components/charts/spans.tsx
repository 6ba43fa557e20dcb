import { Axis, HEIGHT, MonthNames } from "./axis.tsx";
import { middleOf, ticksFor, topOf } from "./scale.rules.ts";

export type Span = { month: string; span: { low: number; high: number } | null };

type SpansProps = {
  months: readonly Span[];
  /** What the numbers are of. */
  unit: string;
  href: (month: string) => string;
  says: (month: string, span: { low: number; high: number }) => string;
};

/** Months side by side, each from a lower to an upper number: a dot, a bar across, and the line between them. */
export function Spans({ months, unit, href, says }: SpansProps) {
  const ticks = ticksFor(Math.max(0, ...months.map(({ span }) => span?.high ?? 0)));
  const y = (value: number) => HEIGHT - (value / topOf(ticks)) * HEIGHT;
  return (
    <Axis ticks={ticks} unit={unit}>
      {months.map(({ month, span }, n) => {
        if (span === null) return null;
        const x = `${middleOf(n, months.length)}%`;
        const end = { x: `${middleOf(n, months.length) - 2}%`, width: "4%" };
        return (
          <a key={month} href={href(month)} tabIndex={-1}>
            <title>{says(month, span)}</title>
            <line x1={x} x2={x} y1={y(span.low)} y2={y(span.high)} className="span-line" />
            <rect {...end} y={y(span.high) - 1.5} height="3" className="mark mark-accent" />
            <circle cx={x} cy={y(span.low)} r="4.5" className="mark mark-accent" />
          </a>
        );
      })}
      <MonthNames months={months.map(({ month }) => month)} />
    </Axis>
  );
}
