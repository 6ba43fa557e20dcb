"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { Button, buttonLook } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { hrefWith, type Params } from "#components/ui/link";
import { Panel } from "#components/ui/panel";
import {
  DENSITIES,
  type Density,
  keptAs,
  LAYOUT_COLUMNS,
  type LayoutColumn,
  layoutCookie,
  PINNED,
  USUAL_COLUMNS,
} from "#lib/models/list-layout.rules";
import { keepCookie } from "../ui/keep-cookie.ts";
import { SortFields } from "./sort-fields.tsx";

type Layout = { columns: readonly LayoutColumn[]; density: Density; isPinned: boolean };

/** For the next time the list is opened without a layout in its address. */
function keep(layout: Layout | null): void {
  if (layout) keepCookie(layoutCookie, keptAs(layout.columns, layout.density, layout.isPinned), { path: "/models" });
  else keepCookie(layoutCookie, "", { path: "/models", seconds: 0 });
}

const moved = (columns: readonly LayoutColumn[], from: number, to: number): LayoutColumn[] => {
  const rest = columns.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...columns.slice(from, from + 1), ...rest.slice(to)];
};

const usual: Layout = { columns: USUAL_COLUMNS, density: "comfortable", isPinned: false };

type Shown = Layout & {
  params: Params;
  /** What the list is sorted by. */
  by: string;
};

/**
 * Which columns the list shows, in which order, how close, and how its rows are sorted. It takes effect at once, stands in the address, and
 * this browser remembers it. `file` holds the same rows with all columns there are.
 */
export function LayoutPanel({ path, file, ...given }: Shown & { path: string; file: string | null }) {
  const t = useTranslations("models.layout");
  const router = useRouter();
  const [pending, start] = useTransition();
  // A choice shows at once, and the next one is made on top of it, however fast it follows.
  const [{ params, by, columns, density, isPinned }, show] = useOptimistic<Shown, Partial<Shown>>(given, (now, next) => ({
    ...now,
    ...next,
  }));
  const hidden = LAYOUT_COLUMNS.filter((column) => !columns.includes(column));

  const go = (next: Layout | null) => {
    keep(next);
    const inAddress = {
      columns: next?.columns.join(","),
      density: next?.density,
      pinned: next?.isPinned ? PINNED : undefined,
    };
    start(() => {
      show({ ...(next ?? usual), params: { ...params, ...inAddress } });
      router.push(hrefWith(path, { ...params, ...inAddress }), { scroll: false });
      // Where the address said nothing of it, only what the browser keeps has changed.
      router.refresh();
    });
  };
  const change = (next: Partial<Layout>) => go({ columns, density, isPinned, ...next });
  const sort = (next: string) => {
    const sorted = { ...params, sort: next, cursor: undefined };
    start(() => {
      show({ by: next, params: sorted });
      router.push(hrefWith(path, sorted), { scroll: false });
    });
  };

  return (
    <Panel
      label={t("label")}
      icon={<Glyph name="columns" className="size-3.5 text-ink-3" />}
      className="w-[min(22rem,calc(100vw-1rem))]"
    >
      {() => (
        <>
          <fieldset aria-busy={pending}>
            <legend className="mb-1.5 font-semibold">{t("shown")}</legend>
            <ol>
              {columns.map((column, place) => (
                <li key={column} className="flex items-center justify-between gap-2">
                  <Box
                    column={column}
                    checked
                    disabled={columns.length === 1}
                    onChange={() => change({ columns: columns.filter((one) => one !== column) })}
                  />
                  <span className="flex">
                    <Move
                      name="up"
                      label={t("up", { column: t(`column.${column}`) })}
                      disabled={place === 0}
                      onClick={() => change({ columns: moved(columns, place, place - 1) })}
                    />
                    <Move
                      name="down"
                      label={t("down", { column: t(`column.${column}`) })}
                      disabled={place === columns.length - 1}
                      onClick={() => change({ columns: moved(columns, place, place + 1) })}
                    />
                  </span>
                </li>
              ))}
              {hidden.map((column) => (
                <li key={column}>
                  <Box column={column} checked={false} onChange={() => change({ columns: [...columns, column] })} />
                </li>
              ))}
            </ol>
            <label className="mt-1.5 flex min-h-7 items-center gap-2 border-t border-line pt-1.5">
              <input
                type="checkbox"
                checked={isPinned}
                onChange={({ target }) => change({ isPinned: target.checked })}
                className="size-4 shrink-0 accent-accent"
              />
              {t("pinned")}
            </label>
          </fieldset>
          <SortFields by={by} hasWords={params.q !== undefined} onSort={sort} />
          <fieldset>
            <legend className="mb-1.5 font-semibold">{t("density")}</legend>
            <div className="flex flex-wrap gap-x-5">
              {DENSITIES.map((one) => (
                <label key={one} className="flex min-h-6 items-center gap-2">
                  <input
                    type="radio"
                    name="density"
                    checked={density === one}
                    onChange={() => change({ density: one })}
                    className="size-4 accent-accent"
                  />
                  {t(one)}
                </label>
              ))}
            </div>
          </fieldset>
          <div className="flex flex-wrap justify-between gap-2">
            <Button size="small" variant="quiet" onClick={() => go(null)}>
              {t("reset")}
            </Button>
            {file ? (
              <a href={file} download className={buttonLook({ size: "small", variant: "quiet" })}>
                {t("file")}
              </a>
            ) : null}
          </div>
        </>
      )}
    </Panel>
  );
}

type BoxProps = { column: LayoutColumn; checked: boolean; disabled?: boolean; onChange: () => void };

function Box({ column, ...box }: BoxProps) {
  const t = useTranslations("models.layout.column");
  return (
    <label className="flex min-h-8 grow items-center gap-2">
      <input type="checkbox" {...box} className="size-4 shrink-0 accent-accent" />
      {t(column)}
    </label>
  );
}

type MoveProps = { name: "up" | "down"; label: string; disabled: boolean; onClick: () => void };

/** A button at an end keeps the focus, and says that it does nothing there. */
function Move({ name, label, disabled, onClick }: MoveProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className="grid size-7 place-items-center rounded-sm text-ink-3 hover:bg-sunken hover:text-ink aria-disabled:opacity-40"
    >
      <Glyph name={name} className="size-3" />
    </button>
  );
}
