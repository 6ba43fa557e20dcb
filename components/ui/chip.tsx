import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";

export type Tone = "neutral" | "accent" | "good" | "warn" | "bad";

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
};

type ChipProps = { children: ReactNode; tone?: Tone; glyph?: GlyphName; claim?: boolean; className?: string };

/** A short word about a record. `claim` draws what somebody says, not what this system established: dashed, without fill. */
export function Chip({ children, tone = "neutral", glyph, claim, className }: ChipProps) {
  return (
    <span
      className={classNames(
        "inline-flex max-w-full items-center gap-1.5 rounded-sm border px-1.5 py-px text-sm font-medium print:border-line-strong",
        !claim && "whitespace-nowrap",
        claim ? "border-dashed border-edge text-ink-2" : classNames("border-transparent", tones[tone]),
        className,
      )}
    >
      {glyph ? <Glyph name={glyph} /> : null}
      <span className="min-w-0">{children}</span>
    </span>
  );
}
