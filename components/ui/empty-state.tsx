import type { ReactNode } from "react";
import { Glyph, type GlyphName } from "./glyph.tsx";

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; glyph?: GlyphName };

/** Nothing here: says so kindly, why, and what to do next. */
export function EmptyState({ title, children, action, glyph = "check" }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1.5 px-4 py-10 text-center">
      <span className="mb-1 grid size-9 place-items-center rounded-full bg-sunken text-ink-3">
        <Glyph name={glyph} className="size-4" />
      </span>
      <p className="font-semibold">{title}</p>
      {children ? <div className="max-w-md text-ink-2">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
