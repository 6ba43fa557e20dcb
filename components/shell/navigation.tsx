"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "#components/ui/link";
import { classNames } from "../ui/class-names.ts";

export type NavigationItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** How many there are, or wait. */
  count?: number;
  /** Some of them are due or late: the count is marked and says so. */
  due?: boolean;
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the drawer.
  useEffect(() => {
    if (column.current?.matches(":popover-open")) column.current.hidePopover();
  }, [path]);
  const here = items
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];

  return (
    <div
      ref={column}
      id={navigationId}
      popover="auto"
      className={classNames(
        "inset-y-0 start-0 m-0 h-dvh max-h-none w-68 max-w-[85vw] flex-col gap-0.5 overflow-y-auto border-e border-line bg-bg px-2.5 py-3 text-ink backdrop:bg-[rgb(10_14_18/48%)] open:flex print:hidden",
        "max-lg:fixed max-lg:shadow-float lg:sticky lg:top-0 lg:flex lg:w-auto",
      )}
    >
      <nav aria-label={t("navigation")}>
        {head}
        <ul className="space-y-0.5">
          {items.map((item) => (
            <li key={item.href}>
              <Entry item={item} current={item === here} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto pt-4">{children}</div>
    </div>
  );
}

function Entry({ item: { href, label, icon, count, due }, current }: { item: NavigationItem; current: boolean }) {
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
      {count === undefined ? null : (
        <span className={due ? "rounded-full bg-bad-soft px-1.5 text-sm font-semibold text-bad" : "text-sm text-ink-3"}>
          {count}
          {due ? <span className="sr-only"> {t("due")}</span> : null}
        </span>
      )}
    </Link>
  );
}
