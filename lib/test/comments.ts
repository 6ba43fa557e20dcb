// Says something beside a dossier, as people do who read it.
import { addComment } from "#lib/signoff/add-comment.command";
import { getTransition } from "#lib/signoff/get-transition.query";
import type { Person } from "#lib/test/people";

/** The text names the field. The request as it was read comes back. */
export async function saysAt(person: Person, transitionId: string, path: string) {
  const request = await person.does(getTransition, { transitionId });
  await person.does(addComment, { transitionId, path, text: `Said at ${path}.`, dossierHash: request.dossierHash ?? "" });
  return request;
}
