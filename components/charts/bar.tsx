import { useId } from "react";
import { stack } from "./scale.rules.ts";
import { markClass, markFill, Patterns, type Series } from "./series.tsx";

type BarProps<Key extends string> = {
  values: Record<Key, number>;
  series: readonly Series<Key>[];
  /** The longest bar beside this one. */
  most: number;
  href: (key: Key) => string;
  says: (series: Series<Key>, value: number) => string;
};

/** One bar of several behind each other, as long as it is much. Each piece leads to its rows. */
export function Bar<Key extends string>({ values, series, most, href, says }: BarProps<Key>) {
  const id = useId();
  const pieces = stack(
    series.map((key) => ({ key, value: values[key.key] })),
    most,
    100,
  );
  return (
    <svg aria-hidden="true" width="100%" height="12" className="chart">
      <Patterns id={id} looks={series} />
      {pieces.map(({ key: each, value, start, size }) => (
        <a key={each.key} href={href(each.key)} tabIndex={-1}>
          <title>{says(each, value)}</title>
          <rect x={`${start}%`} width={`${size}%`} height="12" rx="2" className={markClass(each)} {...markFill(id, each)} />
        </a>
      ))}
    </svg>
  );
}
