import type { ReactNode } from "react";

/** A human-readable id: MDL-0007, F-118, CC-FAI-01. Never broken over two lines. */
export function Reference({ children }: { children: ReactNode }) {
  return <span className="font-mono text-sm whitespace-nowrap text-ink-3">{children}</span>;
}
