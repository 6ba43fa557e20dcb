import { useFormatter } from "next-intl";
import type { ReactNode } from "react";

export type TwinCell = { value: number | null; href: string; words?: string };
export type TwinRow = { key: string; name: ReactNode; cells: readonly TwinCell[] };

type TwinProps = {
  caption: string;
  corner: string;
  heads: readonly { key: string; label: ReactNode }[];
  rows: readonly TwinRow[];
};

/** The numbers of a chart as a table. Each one that is not nought leads to the rows it counts. */
export function Twin({ caption, corner, heads, rows }: TwinProps) {
  const { number } = useFormatter();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-end text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="py-1 pe-3 text-start font-medium">
              {corner}
            </th>
            {heads.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1 ps-3 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-1 pe-3 text-start font-medium whitespace-nowrap">
                {name}
              </th>
              {cells.map(({ value, href, words }, n) => (
                <td key={heads[n]?.key} className="py-1 ps-3 whitespace-nowrap">
                  {value ? (
                    <a href={href} className="chart-link">
                      {words ?? number(value)}
                    </a>
                  ) : (
                    <span className="text-ink-3">{words ?? number(0)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
