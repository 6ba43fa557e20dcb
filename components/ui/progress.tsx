import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type ProgressProps = {
  label: string;
  /** How much is done. Leave out when it is not known: the bar then moves without saying how far. */
  value?: number;
  max?: number;
  /** Beside the number: "1,204 of 3,611 rows". */
  note?: ReactNode;
  /** The number below the label: bars beside each other then stand in line. */
  stacked?: boolean;
};

/** How far a long task is. A screen reader is told every tenth, not every step. */
export function Progress({ label, value, max = 100, note, stacked }: ProgressProps) {
  const t = useTranslations("ui.progress");
  const share = value === undefined ? undefined : Math.max(0, Math.min(1, value / max));
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <div>
      <div className={stacked ? "grid" : "flex flex-wrap justify-between gap-x-4"}>
        <span>{label}</span>
        <span className="text-ink-3">{note ?? (percent === undefined ? t("running") : t("percent", { percent }))}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className={
            share === undefined
              ? "h-full w-1/3 animate-pulse bg-accent forced-colors:bg-[Highlight]"
              : "h-full bg-accent forced-colors:bg-[Highlight]"
          }
          style={share === undefined ? undefined : { inlineSize: `${share * 100}%` }}
        />
      </div>
      <span role="status" className="sr-only">
        {percent === undefined
          ? null
          : percent === 100
            ? t("done", { label })
            : t("spoken", { label, percent: Math.floor(percent / 10) * 10 })}
      </span>
    </div>
  );
}
