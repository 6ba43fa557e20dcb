import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-4.5 justify-center rounded-sm border border-b-2 border-line-strong bg-surface px-1 font-mono text-xs leading-4 text-ink-2 print:hidden">
      {children}
    </kbd>
  );
}
