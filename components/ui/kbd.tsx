import type { ReactNode } from "react";

/** A key to press. One that works alone is not shown to whoever has switched such keys off. */
export function Kbd({ children, always }: { children: ReactNode; always?: boolean }) {
  return (
    <kbd
      data-key-hint={always ? undefined : ""}
      className="inline-flex min-w-4.5 justify-center rounded-sm border border-b-2 border-line-strong bg-surface px-1 font-mono text-xs leading-4 text-ink-2 print:hidden"
    >
      {children}
    </kbd>
  );
}
