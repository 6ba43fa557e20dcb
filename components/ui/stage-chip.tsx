import { useTranslations } from "next-intl";
import { Chip, type Tone } from "./chip.tsx";
import type { GlyphName } from "./glyph.tsx";
import { useInSentence } from "./in-sentence.ts";

const looks = {
  proposed: { tone: "neutral", glyph: "ring" },
  in_development: { tone: "neutral", glyph: "quarter" },
  in_validation: { tone: "accent", glyph: "half" },
  approved: { tone: "good", glyph: "seal" },
  in_production: { tone: "good", glyph: "live" },
  restricted: { tone: "warn", glyph: "bar" },
  retired: { tone: "neutral", glyph: "box" },
  rejected: { tone: "bad", glyph: "cross" },
} as const satisfies Record<string, { tone: Tone; glyph: GlyphName }>;

export type Stage = keyof typeof looks;

const isStage = (text: string): text is Stage => Object.hasOwn(looks, text);

type StageChipProps = {
  stage: Stage;
  substate?: string | null;
  /** What an imported file says, as `stage` or `stage/substate`. It takes the place of the stage and says so. */
  claimed?: string | null;
};

/**
 * The lifecycle stage, in one look everywhere. A claim is never drawn like a stage this system established: it reads
 * "Says: in production · not approved here".
 */
export function StageChip({ stage, substate, claimed }: StageChipProps) {
  const t = useTranslations("ui.stage");
  const inSentence = useInSentence();
  const word = (name: string, detail?: string | null) =>
    isStage(name)
      ? detail && t.has(`substate.${detail}`)
        ? t("with", { stage: t(name), substate: t(`substate.${detail}`) })
        : t(name)
      : name;

  if (claimed) {
    const [name = "", detail] = claimed.split("/");
    return (
      // In two lines in a table, lest one row makes the column wide for all.
      <Chip claim glyph="quote" className="@[40rem]/table:max-w-44!">
        {t("claimed", { stage: inSentence(word(name, detail), "state") })}
      </Chip>
    );
  }
  return <Chip {...looks[stage]}>{word(stage, substate)}</Chip>;
}
