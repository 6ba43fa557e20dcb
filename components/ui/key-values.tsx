import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  items: { label: ReactNode; value: ReactNode; key?: string }[];
  /** Values are long: where there is little room they stand below their names. */
  long?: boolean;
};

/** What is known about one record, as pairs. A pair whose value is null or undefined is left out. */
export function KeyValues({ items, long }: Props) {
  return (
    <dl
      className={classNames(
        "@container grid grid-cols-[minmax(5.5rem,max-content)_minmax(0,1fr)] gap-x-5 gap-y-1.5",
        long && "max-sm:grid-cols-1 max-sm:gap-y-0.5 max-sm:[&_dd]:mb-2 max-sm:[&_dt]:max-w-none",
      )}
    >
      {items.map(({ label, value, key }, index) =>
        value === null || value === undefined ? null : (
          <div key={key ?? (typeof label === "string" ? label : index)} className="contents">
            <dt className="max-w-[min(17rem,44cqi)] text-ink-3">{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
