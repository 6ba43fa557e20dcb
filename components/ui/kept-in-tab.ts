// What this tab keeps for the person it shows: under their id, so that nobody who comes after them finds it, until they sign out.

/** A browser that keeps nothing is none the worse. */
export function tried<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch {
    return null;
  }
}

export const placeOf = (personId: string, name: string): string => `countersign ${personId} ${name}`;
export const isPlace = (key: string): boolean => key.startsWith("countersign ");

/** The frame of the page says whose it is. */
const placeHere = (name: string) => placeOf(document.querySelector<HTMLElement>("[data-person]")?.dataset.person ?? "", name);

export const keepInTab = (name: string, value: unknown): void =>
  void tried(() => sessionStorage.setItem(placeHere(name), JSON.stringify(value)));

/** What was kept under this name for this person; null where there is nothing that can be read. */
export const keptInTab = (name: string): unknown => tried(() => JSON.parse(sessionStorage.getItem(placeHere(name)) ?? "null"));

export const dropFromTab = (name: string): void => void tried(() => sessionStorage.removeItem(placeHere(name)));

/** Whoever it was kept for. */
export const forgetTab = (): void =>
  void tried(() => {
    for (const key of Object.keys(sessionStorage).filter(isPlace)) sessionStorage.removeItem(key);
  });
