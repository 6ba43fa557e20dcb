/** A dossier as it is told to somebody who may not open all of its evidence. What is hashed and signed stays as it is. */
import type { Dossier } from "#lib/signoff/dossier.schema";

type Evidence = Dossier["checklist"][number]["evidence"][number];

/** Begins the address shown in place of one that is withheld; the id of the evidence follows. */
export const WITHHELD = "withheld:";

/** `links` are ids of the evidence that is withheld, by address. Hashes and acceptance stay. */
export const withoutWithheld = (dossier: Dossier, links: ReadonlyMap<string, string>): Dossier => {
  const told = (item: Evidence): Evidence => {
    const id = "url" in item ? links.get(item.url) : undefined;
    return id === undefined ? item : { ...item, url: `${WITHHELD}${id}`, revision: null };
  };
  return {
    ...dossier,
    checklist: dossier.checklist.map((line) => ({ ...line, evidence: line.evidence.map(told) })),
  };
};
