import { useTranslations } from "next-intl";
import { Progress } from "#components/ui/progress";
import type { Checklist } from "#lib/checklist/schema";

/** How far each gate is, the one ahead first in weight. Only what is done counts. */
export function ProgressBars({ checklist: { progress, gate } }: { checklist: Checklist }) {
  const t = useTranslations("checklist");
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {progress.map(({ gate: at, due, done, withSignature }) => (
        <div key={at} className={at === gate ? "font-semibold" : undefined} aria-current={at === gate ? "step" : undefined}>
          <Progress
            label={t(`gate.${at}`)}
            value={done}
            max={Math.max(due, 1)}
            stacked
            note={`${t("progress.count", { done, due })}${t("progress.withSignature", { count: withSignature })}`}
          />
        </div>
      ))}
    </div>
  );
}
