import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const looks: Record<NoticeTone, { glyph: GlyphName; box: string; ink: string }> = {
  info: { glyph: "info", box: "border-accent/40 bg-accent-soft", ink: "text-accent" },
  good: { glyph: "seal", box: "border-good/40 bg-good-soft", ink: "text-good" },
  warn: { glyph: "warning", box: "border-warn/40 bg-warn-soft", ink: "text-warn" },
  bad: { glyph: "warning", box: "border-bad/40 bg-bad-soft", ink: "text-bad" },
};

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children?: ReactNode; action?: ReactNode; live?: boolean };

/** Something to know while reading this page. `live` says it to a screen reader when it appears after the page did. */
export function Notice({ tone = "info", title, children, action, live }: NoticeProps) {
  const { glyph, box, ink } = looks[tone];
  return (
    <div
      role={live ? "status" : undefined}
      className={classNames("flex flex-wrap items-start gap-2.5 rounded-lg border px-3.5 py-2.5 sm:flex-nowrap", box)}
    >
      <Glyph name={glyph} className={`mt-0.5 size-4 ${ink}`} />
      <div className="min-w-0 flex-1">
        {title ? <p className={`font-semibold ${ink}`}>{title}</p> : null}
        {children}
      </div>
      {action ? <div className="max-sm:w-full sm:shrink-0">{action}</div> : null}
    </div>
  );
}

/** A line above every page that stays: demonstration data, simulated dates, read-only. Printed with the page. */
export function Banner({ tone = "info", children }: { tone?: NoticeTone; children: ReactNode }) {
  const { glyph, box, ink } = looks[tone];
  return (
    <div className={classNames("flex items-center justify-center gap-2 border-b px-4 py-1 text-sm", box)}>
      <Glyph name={glyph} className={`size-3.5 ${ink}`} />
      <p>{children}</p>
    </div>
  );
}
