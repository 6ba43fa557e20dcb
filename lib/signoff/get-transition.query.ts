import { query } from "#lib/core/operation";
import { recordOf } from "#lib/lifecycle/gate-state";
import { peopleHere } from "#lib/lifecycle/people-here";
import { compared } from "#lib/signoff/baseline";
import { peopleNamed, requestView } from "#lib/signoff/request-view";
import { GetTransitionInput } from "#lib/signoff/schema";
import { namesById, requestById } from "#lib/signoff/store";
import { teller } from "#lib/signoff/told";
import { GetTransitionOutput } from "#lib/signoff/view.schema";

export const getTransition = query({
  id: "getTransition",
  summary: "A request with its dossier, sign-offs and signatures, and what changed since the caller last signed",
  http: "GET /transitions/{transitionId}",
  permission: "model:read",
  scope: ({ transitionId }) => ({ transition: transitionId }),
  input: GetTransitionInput,
  output: GetTransitionOutput,

  read: async (db, { transitionId }, { actor, place }) => {
    const request = await requestById(db, transitionId);
    const record = await recordOf(db, request.versionId);
    const people = await peopleHere(db, record.unitId, actor.id);
    const told = await teller(db, actor, place);
    const names = await namesById(db, peopleNamed(request));
    return {
      ...requestView(request, { record, people, names, viewerId: actor.id }),
      ...(await compared(db, request, actor.id, told)),
      dossier: request.dossier && told(request.dossier),
      names,
    };
  },
});
