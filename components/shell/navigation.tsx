"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "#components/ui/link";
import { WAITING_MAX } from "#lib/inbox/rules";
import type { Waiting } from "#lib/inbox/schema";
import { classNames } from "../ui/class-names.ts";
import { useWaiting } from "./use-waiting.ts";

export type NavigationItem = {
  href: string;
  /** Another address whose pages are its own. */
  under?: string;
  label: string;
  icon?: ReactNode;
  /** What of the person's it counts, once the page is there. */
  counts?: keyof Waiting;
  /** The key that leads here after G. */
  go?: string;
};

/** The element id of the navigation: the menu button of narrow screens opens it by this name. */
export const navigationId = "navigation";

/**
 * The column on the left. On narrow screens it is a popover the browser opens and closes by itself; going somewhere closes it.
 * `children` stand at its foot.
 */
export function Navigation({ head, items, children }: { head: ReactNode; items: NavigationItem[]; children: ReactNode }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const column = useRef<HTMLDivElement>(null);
  const waiting = useWaiting(items.some(({ counts }) => counts !== undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the drawer.
  useEffect(() => {
    if (column.current?.matches(":popover-open")) column.current.hidePopover();
  }, [path]);
  const here = items
    .filter(({ href, under = href }) => path === href || path.startsWith(`${under}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];

  return (
    <div
      ref={column}
      id={navigationId}
      popover="auto"
      className={classNames(
        "inset-y-0 start-0 m-0 h-dvh max-h-none w-68 max-w-[85vw] flex-col gap-0.5 overflow-y-auto border-e border-line bg-bg lg:border-0 px-2.5 py-3 text-ink backdrop:bg-[rgb(10_14_18/48%)] open:flex print:hidden",
        "max-lg:fixed max-lg:shadow-float lg:sticky lg:top-(--told) lg:flex lg:h-[calc(100dvh-var(--told))] lg:w-auto",
      )}
    >
      <nav aria-label={t("navigation")}>
        {head}
        <ul className="space-y-0.5">
          {items.map((item) => (
            <li key={item.href}>
              <Entry item={item} current={item === here} count={item.counts ? (waiting?.[item.counts] ?? 0) : 0} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto pt-4">{children}</div>
    </div>
  );
}

type EntryProps = { item: NavigationItem; current: boolean; count: number };

function Entry({ item: { href, label, icon }, current, count }: EntryProps) {
  const t = useTranslations("shell");
  return (
    <Link
      plain
      href={href}
      aria-current={current ? "page" : undefined}
      className={classNames(
        "flex min-h-8 items-center gap-2.5 rounded-md border px-2.5",
        current
          ? "border-line bg-surface font-medium text-ink shadow-card"
          : "border-transparent text-ink-2 hover:bg-sunken hover:text-ink forced-colors:border-[Canvas]",
      )}
    >
      {icon ? <span className={classNames("[&>svg]:size-4", current ? "text-accent" : "text-ink-3")}>{icon}</span> : null}
      <span className="grow">{label}</span>
      {count > 0 ? (
        <span className="text-sm text-ink-3">
          {count >= WAITING_MAX ? `${WAITING_MAX - 1}+` : count} <span className="sr-only">{t("waiting", { count })}</span>
        </span>
      ) : null}
    </Link>
  );
}
