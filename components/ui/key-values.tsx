import type { ReactNode } from "react";

/** What is known about one record, as pairs. A pair whose value is null or undefined is left out. */
export function KeyValues({ items }: { items: { label: ReactNode; value: ReactNode; key?: string }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,max-content)_minmax(0,1fr)] gap-x-5 gap-y-1.5">
      {items.map(({ label, value, key }, index) =>
        value === null || value === undefined ? null : (
          <div key={key ?? (typeof label === "string" ? label : index)} className="contents">
            <dt className="max-w-[40vw] text-ink-3 sm:max-w-44">{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
