import { z } from "zod";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { recordOf } from "#lib/lifecycle/gate-state";
import { gated, reviewOf } from "#lib/signoff/desk";
import { closed, mayWithdraw } from "#lib/signoff/request.rules";
import { requestStateSchema, WithdrawTransitionInput } from "#lib/signoff/schema";
import { outcomeOf } from "#lib/signoff/signature";
import { closeRequest, requestById, saveSignoffs } from "#lib/signoff/store";

export const withdrawTransition = command({
  id: "withdrawTransition",
  summary: "Take back a request that is still open",
  http: "POST /transitions/{transitionId}/withdrawal",
  permission: "transition:request",
  scope: ({ transitionId }) => ({ transition: transitionId }),
  event: "transition.withdrawn",
  input: WithdrawTransitionInput,
  output: z.object({ id: z.string(), state: requestStateSchema }),

  load: async (db, { transitionId }, { place }) => {
    await lockModel(db, place?.modelId ?? "");
    const request = gated(await requestById(db, transitionId));
    return { request, review: reviewOf(request, await recordOf(db, request.versionId)) };
  },
  decide: ({ request, review }, { reason }, { actor }) => {
    const why = mayWithdraw(review, actor.id);
    if (why) throw new Refusal(review.state === "open" ? "forbidden" : "conflict", why, { id: request.id, state: review.state });
    return { id: request.id, reason, ...outcomeOf(review.signoffs, closed(review, "withdrawn")) };
  },
  save: async (db, { id, reason, state, changes }, _state, { actor, now }) => {
    await saveSignoffs(db, changes, now);
    await closeRequest(db, id, { state, by: actor.id, reason }, now);
    return { id, state };
  },
});
