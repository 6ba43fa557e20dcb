import { useId } from "react";
import { markClass, markFill, Patterns, type Series } from "./series.tsx";

/** What each look means, in the order the marks are stacked. */
export function Legend<Key extends string>({ series }: { series: readonly Series<Key>[] }) {
  const id = useId();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
      {series.map((one, n) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="12" height="12" className="shrink-0">
            <Patterns id={`${id}${n}`} looks={[one]} />
            <rect x="1" y="1" width="10" height="10" className={markClass(one)} {...markFill(`${id}${n}`, one)} />
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  );
}
