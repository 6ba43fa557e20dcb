import { useTranslations } from "next-intl";
import { Chip, type Tone } from "#components/ui/chip";
import type { GlyphName } from "#components/ui/glyph";

type Look = { tone: Tone; glyph: GlyphName };

const people = {
  active: { tone: "good", glyph: "check" },
  waiting: { tone: "warn", glyph: "half" },
  deactivated: { tone: "neutral", glyph: "box" },
} as const satisfies Record<string, Look>;

export function PersonState({ state }: { state: keyof typeof people }) {
  const t = useTranslations("people.state");
  return <Chip {...people[state]}>{t(state)}</Chip>;
}

const grants = {
  active: { tone: "good", glyph: "check" },
  pending: { tone: "warn", glyph: "half" },
  expired: { tone: "neutral", glyph: "box" },
  refused: { tone: "bad", glyph: "cross" },
  ended: { tone: "neutral", glyph: "box" },
} as const satisfies Record<string, Look>;

type GrantStateProps = {
  grant: { state: "pending" | "active" | "ended"; inForce: boolean };
  /** Whether it ever came into force. */
  everInForce?: boolean;
};

/** In force, waiting, ended, past its last day, or never in force at all. */
export function GrantState({ grant: { state, inForce }, everInForce = true }: GrantStateProps) {
  const t = useTranslations("people.grant");
  const shown = state === "active" && !inForce ? "expired" : state === "ended" && !everInForce ? "refused" : state;
  return <Chip {...grants[shown]}>{t(shown)}</Chip>;
}

const keys = {
  active: { tone: "good", glyph: "check" },
  expired: { tone: "neutral", glyph: "box" },
  revoked: { tone: "neutral", glyph: "cross" },
} as const satisfies Record<string, Look>;

export function KeyState({ state }: { state: keyof typeof keys }) {
  const t = useTranslations("people.key");
  return <Chip {...keys[state]}>{t(state)}</Chip>;
}
