import { useFormatter, useTranslations } from "next-intl";

type ScoreBarProps = {
  label: string;
  /** The score, 0 to `max`; null when it is not computed. */
  value: number | null;
  /** In which band it falls, in words. */
  word?: string;
  /** Where a band ends: drawn as marks, so the distance to the next band can be seen. */
  bounds?: number[];
  max?: number;
};

/** A score on its scale: number, band in words, and a bar with the bounds of the bands, which adds nothing to the words. */
export function ScoreBar({ label, value, word, bounds = [], max = 100 }: ScoreBarProps) {
  const t = useTranslations("ui.score");
  const format = useFormatter();
  const number = value === null ? t("none") : format.number(value, { maximumFractionDigits: 1 });
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-ink-2">{label}</span>
        <span>
          <b>{number}</b>
          {word ? <span className="ml-1.5 text-ink-3">{word}</span> : null}
        </span>
      </div>
      <div aria-hidden="true" className="relative mt-1 h-1.5 rounded-full bg-line forced-colors:border">
        <div
          className="h-full rounded-full bg-accent forced-colors:bg-[CanvasText] print:border-b-6 print:border-ink"
          style={{ inlineSize: `${((value ?? 0) / max) * 100}%` }}
        />
        {bounds.map((bound) => (
          <span
            key={bound}
            className="absolute -inset-y-1 w-px bg-ink-3 forced-colors:bg-[CanvasText]"
            style={{ insetInlineStart: `${(bound / max) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
