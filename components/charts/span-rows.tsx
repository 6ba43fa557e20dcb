import { useFormatter } from "next-intl";
import type { ReactNode } from "react";

export type SpanRow = {
  key: string;
  name: ReactNode;
  low: { value: number; href: string; says: string };
  high: { value: number; href: string; says: string };
};

/** A longest span has room beside it for its number. */
const ROOM = 88;

/** Rows below each other, each from a lower to an upper number: a dot, a bar, and the line between them. Each leads to its rows. */
export function SpanRows({ rows }: { rows: readonly SpanRow[] }) {
  const { number } = useFormatter();
  const most = Math.max(1, ...rows.map(({ high }) => high.value));
  const x = (value: number) => `${1 + (value / most) * ROOM}%`;
  return (
    <ul aria-hidden="true" className="space-y-1">
      {rows.map(({ key, name, low, high }) => (
        <li key={key} className="grid items-center gap-x-2 text-sm sm:grid-cols-[14rem_minmax(0,1fr)]">
          <span className="min-w-0 truncate">{name}</span>
          <svg aria-hidden="true" width="100%" height="18" className="chart">
            <line x1="1%" x2="100%" y1="9" y2="9" className="chart-line" />
            <line x1={x(low.value)} x2={x(high.value)} y1="9" y2="9" className="span-line" />
            <a href={high.href} tabIndex={-1}>
              <title>{high.says}</title>
              <rect x={x(high.value)} y="3" width="3" height="12" className="mark mark-accent" />
              <text x={x(high.value)} dx="9" y="13" className="chart-number">
                {number(high.value)}
              </text>
            </a>
            <a href={low.href} tabIndex={-1}>
              <title>{low.says}</title>
              <circle cx={x(low.value)} cy="9" r="4.5" className="mark mark-accent" />
            </a>
          </svg>
        </li>
      ))}
    </ul>
  );
}
