"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useActions } from "./use-actions.ts";

/** The row after or before the one in focus; at the ends it stays. */
const neighbour = (rows: readonly HTMLElement[], here: number, step: 1 | -1): HTMLElement | undefined => {
  const before = here < 0 ? rows.length - 1 : here - 1;
  const wanted = step === 1 ? here + 1 : before;
  return rows[Math.max(0, Math.min(rows.length - 1, wanted))];
};

/**
 * J and K walk from row to row of the tables inside; Enter opens the row, as it does any link. X chooses the row where rows can be
 * chosen, and takes that back.
 */
export function ListKeys({ canChoose, children }: { canChoose?: boolean; children: ReactNode }) {
  const t = useTranslations("shell.actions");
  const list = useRef<HTMLDivElement>(null);
  const walk = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("a[data-row-link]") ?? [])];
    const here = rows.findIndex((row) => row.matches(":focus"));
    neighbour(rows, here, step)?.focus();
  };
  const choose = () =>
    list.current?.querySelector(":focus")?.closest("tr")?.querySelector<HTMLElement>("input[data-choose-row]")?.click();
  useActions([
    { id: "next-row", label: t("nextRow"), group: "walk", keys: "j", run: () => walk(1) },
    { id: "previous-row", label: t("previousRow"), group: "walk", keys: "k", run: () => walk(-1) },
    ...(canChoose ? [{ id: "choose-row", label: t("chooseRow"), group: "walk", keys: "x", run: choose } as const] : []),
  ]);
  return <div ref={list}>{children}</div>;
}
