import { useTranslations } from "next-intl";
import { Chip, type Tone } from "./chip.tsx";
import type { GlyphName } from "./glyph.tsx";

export type Tier = "high" | "medium" | "low";

const looks: Record<Tier, { tone: Tone; glyph: GlyphName }> = {
  high: { tone: "bad", glyph: "triangle" },
  medium: { tone: "warn", glyph: "diamond" },
  low: { tone: "good", glyph: "disc" },
};

/** The shape of a tier where there is no room for a chip: a triangle, a diamond, a disc. */
export const tierGlyph = (tier: Tier): GlyphName => looks[tier].glyph;

type TierChipProps = {
  tier: Tier | null;
  provisional?: boolean;
  /** What a rating came to that nobody has confirmed: shown as a claim while no tier is in force. */
  unconfirmed?: Tier | null;
  short?: boolean;
};

/** The risk tier; null when the record is not rated. `short` leaves out the word "tier" where a column header says it. */
export function TierChip({ tier, provisional, unconfirmed, short }: TierChipProps) {
  const t = useTranslations("ui.tier");
  if (tier === null && unconfirmed)
    return (
      <Chip claim glyph={tierGlyph(unconfirmed)}>
        {t("unconfirmed", { tier: unconfirmed })}
      </Chip>
    );
  if (tier === null) return <Chip glyph="dashed">{t("none")}</Chip>;
  return <Chip {...looks[tier]}>{t(provisional ? "provisional" : short ? "short" : "long", { tier })}</Chip>;
}
