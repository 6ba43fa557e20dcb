"use client";
// Tabs are pages of one record: links with an address of their own, so back, reload and sharing work.
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

type Tab = { href: string; label: ReactNode; count?: ReactNode };

/** The address of a tab without what its page is narrowed to. */
const pathOf = (href: string) => href.split("?", 1)[0] ?? href;

/** To the side alone: how far down the page stands is the reader's. */
function bringIntoRow(tab: HTMLElement): void {
  const row = tab.parentElement;
  if (!row) return;
  const [within, around] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += Math.max(0, within.right - around.right) + Math.min(0, within.left - around.left);
}

/** `label` names the set for a screen reader. The tab whose address is the longest start of this page's is the current one. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const path = usePathname();
  const current = tabs
    .filter(({ href }) => path === pathOf(href) || path.startsWith(`${pathOf(href)}/`))
    .toSorted((a, b) => pathOf(b.href).length - pathOf(a.href).length)[0];
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here.current) bringIntoRow(here.current);
  }, []);

  return (
    <nav aria-label={label} className="mb-4 border-b border-line print:hidden">
      <ul className="-mb-px flex gap-x-5 overflow-x-auto overscroll-x-contain [scrollbar-width:none]">
        {tabs.map((tab) => (
          <li key={tab.href} ref={tab === current ? here : undefined} className="shrink-0 p-0.5">
            <Link
              plain
              href={tab.href}
              aria-current={tab === current ? "page" : undefined}
              className={classNames(
                "flex min-h-8 items-center gap-1.5 border-b-2",
                tab === current
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-ink-2 forced-colors:border-[Canvas] hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="font-normal text-ink-3">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
