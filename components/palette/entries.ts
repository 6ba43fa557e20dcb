// What the palette shows for what is typed, as values.
import { placeOf, type Entry as Words } from "#lib/search/match.rules";
import type { Action } from "../actions/registry.ts";
import type { Visited } from "./recent.ts";

export type Entry = { id: string; label: string; note?: string; keys?: string; lang?: string } & (
  | { href: string }
  | { run: () => void }
);

export const FOUND_GROUPS = ["models", "people", "controls", "requirements", "evidence", "help"] as const;
export type FoundGroup = (typeof FOUND_GROUPS)[number];
export type Found = Entry & { group: FoundGroup };

export const GROUPS = ["recent", "page", "do", "go", ...FOUND_GROUPS, "all"] as const;
export type Group = { name: (typeof GROUPS)[number]; entries: Entry[] };

type Sources = {
  typed: string;
  actions: readonly Action[];
  recent: readonly Visited[];
  found: readonly Found[];
  /** Where all models with these words are listed. */
  all: Entry;
};

/** So many of a kind before anything is typed, and of what matches. */
const SHOWN_MAX = { recent: 5, page: 9, do: 9, go: 20 } as const;
const MATCHING_MAX = 4;

const entryOf = ({ group: _, ...action }: Action): Entry => action;
const visitedEntry = ({ href, label }: Visited): Entry => ({ id: `recent:${href}`, label, href });

const matching = (entries: readonly Entry[], typed: string): Entry[] =>
  entries
    .map((one) => ({ one, place: placeOf({ codes: [], title: one.label, about: one.note ?? "" } satisfies Words, typed) }))
    .filter(({ place }) => place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(({ one }) => one);

const whole = ({ actions, recent }: Sources): Group[] => {
  const of = (name: "page" | "do" | "go"): Group => ({
    name,
    entries: actions
      .filter(({ group }) => group === name)
      .slice(0, SHOWN_MAX[name])
      .map(entryOf),
  });
  // Places before acts: what Enter does before anything is typed is never more than to go somewhere or to act on this page.
  return [{ name: "recent", entries: recent.slice(0, SHOWN_MAX.recent).map(visitedEntry) }, of("page"), of("go"), of("do")];
};

const narrowed = ({ typed, actions, recent, found, all }: Sources): Group[] => {
  const of = (name: "page" | "do" | "go"): Group => ({
    name,
    entries: matching(actions.filter(({ group }) => group === name).map(entryOf), typed).slice(0, MATCHING_MAX),
  });
  const foundAt = new Set(found.flatMap((one) => ("href" in one ? [one.href] : [])));
  const visited = recent.filter(({ href }) => !foundAt.has(href)).map(visitedEntry);
  return [
    { name: "recent", entries: matching(visited, typed).slice(0, 3) },
    of("page"),
    of("go"),
    ...FOUND_GROUPS.map((name): Group => ({ name, entries: found.filter(({ group }) => group === name) })),
    of("do"),
    { name: "all", entries: [all] },
  ];
};

/** In the order they are shown; a kind with nothing in it is left out. */
export const groupsOf = (sources: Sources): Group[] =>
  (sources.typed.trim() ? narrowed(sources) : whole(sources)).filter(({ entries }) => entries.length > 0);

/** The entry the arrows come to from one to the next, round the ends. */
export function stepped(entries: readonly Entry[], from: string | null, step: 1 | -1): string | null {
  const here = entries.findIndex(({ id }) => id === from);
  const before = here < 0 ? entries.length - 1 : (here - 1 + entries.length) % entries.length;
  const next = step === 1 ? (here + 1) % entries.length : before;
  return entries[next]?.id ?? null;
}
