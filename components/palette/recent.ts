// What somebody looked at last in this browser: kept for one person alone, and forgotten when they sign out.
import { tried } from "../ui/kept-in-tab.ts";

export type Visited = { href: string; label: string };
type Kept = { personId: string; visited: Visited[] };

const KEY = "countersign-recent";
const KEPT_MAX = 12;

const isVisited = (value: unknown): value is Visited =>
  typeof value === "object" &&
  value !== null &&
  "href" in value &&
  "label" in value &&
  typeof value.label === "string" &&
  typeof value.href === "string" &&
  /^\/(?!\/)/.test(value.href);

/** What a browser kept for this person; of somebody else, or unreadable, it is nothing. */
export function readKept(text: string | null, personId: string): Visited[] {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    const isTheirs = typeof kept === "object" && kept !== null && "personId" in kept && kept.personId === personId;
    return isTheirs && "visited" in kept && Array.isArray(kept.visited) ? kept.visited.filter(isVisited) : [];
  } catch {
    return [];
  }
}

const pathOf = ({ href }: Visited) => href.split("?")[0];

/** The newest first, each page once, with what its address said last. */
export const withVisit = (visited: readonly Visited[], one: Visited): Visited[] =>
  [one, ...visited.filter((other) => pathOf(other) !== pathOf(one))].slice(0, KEPT_MAX);

export const recentOf = (personId: string): Visited[] =>
  readKept(
    tried(() => localStorage.getItem(KEY)),
    personId,
  );

export function remember(personId: string, one: Visited): void {
  const kept: Kept = { personId, visited: withVisit(recentOf(personId), one) };
  tried(() => localStorage.setItem(KEY, JSON.stringify(kept)));
}

export const forgetRecent = (): void => void tried(() => localStorage.removeItem(KEY));
