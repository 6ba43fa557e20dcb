// How dossiers of one model are told to one person.
import type { Actor } from "#lib/access/actor";
import type { Place } from "#lib/access/scope";
import { withheldLinks } from "#lib/checklist/reader";
import type { ReadDb } from "#lib/db/types";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { withoutWithheld } from "#lib/signoff/withheld.rules";

/** Reads what is withheld from this actor once, for any number of dossiers of the model. */
export async function teller(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  place: Place | null,
): Promise<(dossier: Dossier) => Dossier> {
  if (!place) throw new Error("a dossier is about a model");
  const links = await withheldLinks(db, actor, place);
  return (dossier) => withoutWithheld(dossier, links);
}
