import { useTranslations } from "next-intl";

/** Stands where something will be, at its size, so that nothing jumps. `lines` of text, or one block of `height` in rem. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: number }) {
  const t = useTranslations("ui.skeleton");
  const widths = ["w-full", "w-11/12", "w-4/5", "w-full", "w-2/3"];
  return (
    <div role="status" aria-busy="true" className="animate-pulse">
      <span className="sr-only">{t("loading")}</span>
      {height ? (
        <div className="rounded-lg bg-sunken forced-colors:border" style={{ blockSize: `${height}rem` }} />
      ) : (
        Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a placeholder are the same and never move.
          <div key={line} className="flex h-5 items-center">
            <div className={`h-2.5 rounded-sm bg-sunken forced-colors:border ${widths[line % widths.length]}`} />
          </div>
        ))
      )}
    </div>
  );
}
