import { useTranslations } from "next-intl";
import { StagePath, type Step } from "#components/ui/stage-path";
import { Instant } from "#components/ui/time";
import type { ModelDetail } from "#lib/models/detail.schema";

const WAY = ["proposed", "in_development", "in_validation", "approved", "in_production"] as const;
const GATE_INTO: Record<string, string> = { in_development: "G0", in_validation: "G1", approved: "G2", in_production: "G3" };

type Props = { model: Pick<ModelDetail, "versions" | "stage" | "stageSince"> };

/** Restricted and retired stand after production; a rejected version ends where it was. */
const wayOf = (stage: string): string[] => {
  if (stage === "rejected") return ["proposed", "rejected"];
  return stage === "restricted" || stage === "retired" ? [...WAY, stage] : [...WAY];
};

const stateAt = (index: number, here: number): Step["state"] => {
  if (index === here) return "here";
  return index < here ? "done" : "next";
};

/** The way of the version shown. */
export function LifecyclePath({ model: { versions, stage, stageSince } }: Props) {
  const t = useTranslations("models.path");
  const word = useTranslations("ui.stage");
  const label = versions.find(({ isShown }) => isShown)?.label ?? "";
  const way = wayOf(stage);
  const notes = {
    done: () => null,
    here: () => t.rich("since", { when: () => <Instant at={stageSince.toISOString()} /> }),
    next: (key: string) => (GATE_INTO[key] ? t("gate", { gate: GATE_INTO[key] }) : null),
  };
  const steps = way.map((key, index): Step => {
    const state = stateAt(index, way.indexOf(stage));
    return { key, label: word(key), state, note: notes[state](key) };
  });
  return <StagePath label={t("label", { label })} steps={steps} />;
}
