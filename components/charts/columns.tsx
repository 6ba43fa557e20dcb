import { useFormatter } from "next-intl";
import { useId } from "react";
import { Axis, HEIGHT, MonthNames } from "./axis.tsx";
import { middleOf, stack, ticksFor, topOf } from "./scale.rules.ts";
import { markClass, markFill, Patterns, type Series } from "./series.tsx";

type Values<Key extends string> = { month: string } & Record<Key, number>;

type ColumnsProps<Key extends string> = {
  months: readonly Values<Key>[];
  series: readonly Series<Key>[];
  /** Where a mark leads, and what it says when the pointer rests on it. */
  href: (month: string, key: Key) => string;
  says: (month: string, series: Series<Key>, value: number) => string;
};

/** The width of a column, in percent of its share. */
const WIDTH = 62;

/** Months side by side, what they hold on top of each other. Each piece leads to its rows. */
export function Columns<Key extends string>({ months, series, href, says }: ColumnsProps<Key>) {
  const id = useId();
  const { number } = useFormatter();
  const sums = months.map((one) => series.reduce((sum, { key }) => sum + one[key], 0));
  const ticks = ticksFor(Math.max(0, ...sums));
  const width = WIDTH / months.length;
  return (
    <Axis ticks={ticks}>
      <Patterns id={id} looks={series} />
      {months.map((one, n) => {
        const middle = middleOf(n, months.length);
        const pieces = stack(
          series.map((each) => ({ key: each, value: one[each.key] })),
          topOf(ticks),
          HEIGHT,
        );
        const top = pieces.reduce((sum, { start, size }) => Math.max(sum, start + size), 0);
        return (
          <g key={one.month}>
            {pieces.map(({ key: each, value, start, size }) => (
              <a key={each.key} href={href(one.month, each.key)} tabIndex={-1}>
                <title>{says(one.month, each, value)}</title>
                <rect
                  x={`${middle - width / 2}%`}
                  y={HEIGHT - start - size}
                  width={`${width}%`}
                  height={size}
                  className={markClass(each)}
                  {...markFill(id, each)}
                />
              </a>
            ))}
            {pieces.length > 0 ? (
              <text x={`${middle}%`} y={HEIGHT - top - 4} textAnchor="middle" className="chart-number">
                {number(sums[n] ?? 0, { notation: "compact" })}
              </text>
            ) : null}
          </g>
        );
      })}
      <MonthNames months={months.map(({ month }) => month)} />
    </Axis>
  );
}
