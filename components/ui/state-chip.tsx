import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type Tone } from "./chip.tsx";
import type { GlyphName } from "./glyph.tsx";

type Look = { tone: Tone; glyph: GlyphName };

const idle: Look = { tone: "neutral", glyph: "dashed" };
const open: Look = { tone: "accent", glyph: "ring" };
const half: Look = { tone: "warn", glyph: "half" };
const good: Look = { tone: "good", glyph: "check" };
const bad: Look = { tone: "bad", glyph: "cross" };
const over: Look = { tone: "neutral", glyph: "box" };
const back: Look = { tone: "warn", glyph: "back" };

/** Every state a record of the product can be in, by what it is a state of. A new state gets its look here, once. */
const looks = {
  approval: { none: idle, open, approved: good },
  transition: { open, approved: good, returned: back, refused: bad, withdrawn: over, void: over },
  signoff: { waiting: idle, open, signed: good, returned: back, refused: bad, void: over },
  evidence: { pending: half, accepted: good, rejected: bad, withheld: over, expired: half },
  control: {
    unanswered: idle,
    effective: good,
    partly: half,
    not_effective: bad,
    not_applicable: over,
    claimed_not_applicable: half,
  },
  assessment: { draft: idle, computed: half, confirmed: good, reduction_requested: half, superseded: over, stopped: bad },
  finding: { open, answered: half, closed: good },
  job: { queued: idle, running: { tone: "accent", glyph: "half" }, done: good, failed: bad },
  check: { passed: good, failed: bad, unknown: idle },
} as const satisfies Record<string, Record<string, Look>>;

const lookUp: Record<string, Record<string, Look>> = looks;

export type StateOf = keyof typeof looks;
export type State<K extends StateOf> = keyof (typeof looks)[K] & string;

/** The state of a sign-off, a transition, a control, a job and so on. `children` replaces the word, never the look. */
export function StateChip<K extends StateOf>({ of, state, children }: { of: K; state: State<K>; children?: ReactNode }) {
  const t = useTranslations("ui.state");
  const key: string = `${of}.${state}`;
  return <Chip {...(lookUp[of]?.[state] ?? idle)}>{children ?? t(key)}</Chip>;
}
