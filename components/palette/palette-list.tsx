"use client";
import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect } from "react";
import { Link } from "#components/ui/link";
import { KeyHint } from "../actions/key-hint.tsx";
import { classNames } from "../ui/class-names.ts";
import type { Entry, Group } from "./entries.ts";

type Choose = (entry: Entry, elsewhere: boolean) => void;
type ListProps = { listId: string; groups: Group[]; active: Entry | null; choose: Choose };

/** The element of an entry, for `aria-activedescendant`. */
export const optionId = (listId: string, { id }: Entry): string => `${listId}-${encodeURIComponent(id)}`;

export function PaletteList({ listId, groups, active, choose }: ListProps) {
  const t = useTranslations("shell.palette");
  const activeId = active && optionId(listId, active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={t("list")}
      className="min-h-0 grow scroll-py-2 overflow-y-auto overscroll-contain p-1.5"
    >
      {groups.map(({ name, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, which no element of HTML is.
        <div key={name} role="group" aria-label={t(`group.${name}`)} className="pb-1">
          <p aria-hidden="true" className="px-2.5 pt-1.5 pb-0.5 text-sm text-ink-3">
            {t(`group.${name}`)}
          </p>
          {entries.map((entry) => (
            <Option key={entry.id} {...{ listId, entry, choose }} isActive={entry === active} />
          ))}
        </div>
      ))}
    </div>
  );
}

type OptionProps = { listId: string; entry: Entry; isActive: boolean; choose: Choose };

/** A place is a link, so that the pointer can open it elsewhere, too; the keyboard stays in the field. */
function Option({ listId, entry, isActive, choose }: OptionProps) {
  const { label, lang, note, keys } = entry;
  const press = (event: MouseEvent) => {
    // The browser's own ways to open a link elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(entry, false);
  };
  const common = {
    id: optionId(listId, entry),
    role: "option",
    tabIndex: -1,
    "aria-selected": isActive,
    onClick: press,
    className: classNames(
      "flex min-h-8 w-full cursor-default items-center justify-between gap-3 rounded-md px-2.5 py-1 text-start select-none hover:bg-sunken",
      isActive && "bg-accent-soft inset-ring inset-ring-accent/40 hover:bg-accent-soft forced-colors:outline-2",
    ),
  };
  const content = (
    <>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
        <span lang={lang} className="min-w-0">
          {label}
        </span>
        {note ? <span className="min-w-0 text-sm text-ink-3">{note}</span> : null}
      </span>
      {keys ? <KeyHint keys={keys} /> : null}
    </>
  );
  return "href" in entry ? (
    <Link plain href={entry.href} {...common}>
      {content}
    </Link>
  ) : (
    <button type="button" {...common}>
      {content}
    </button>
  );
}
