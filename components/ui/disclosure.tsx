import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

type DisclosureProps = { summary: ReactNode; aside?: ReactNode; open?: boolean; children: ReactNode };

/** Something to read when asked for. Works without scripts, is found by the browser's search, and is open on paper. */
export function Disclosure({ summary, aside, open, children }: DisclosureProps) {
  return (
    <details open={open} className="group/disclosure">
      <summary className="flex min-h-7 list-none items-center gap-1.5 rounded-sm [&::-webkit-details-marker]:hidden">
        <Glyph name="right" className="size-3 text-ink-3 transition-transform group-open/disclosure:rotate-90 print:hidden" />
        <span className="font-medium">{summary}</span>
        {aside ? <span className="text-ink-3">{aside}</span> : null}
      </summary>
      <div className="pt-1 pb-2 pl-4.5">{children}</div>
    </details>
  );
}
