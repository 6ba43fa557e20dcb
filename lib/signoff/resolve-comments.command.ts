import { z } from "zod";
import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { askerOf, resolveFault } from "#lib/signoff/comment.rules";
import { ResolveCommentsInput } from "#lib/signoff/comment.schema";
import { commentsOf, readsEvidence } from "#lib/signoff/comment.store";
import { gated } from "#lib/signoff/desk";
import { requestById } from "#lib/signoff/store";

/** Far more than people say about one field. */
const THREAD_MAX = 1000;

export const resolveComments = command({
  id: "resolveComments",
  summary: "Say that what one asked about a field is answered: settles the comments on it that are open",
  http: "POST /transitions/{transitionId}/comments/resolution",
  permission: "comment:write",
  scope: ({ transitionId }) => ({ transition: transitionId }),
  event: "comment.resolved",
  input: ResolveCommentsInput,
  output: z.object({ id: z.string().describe("The comment that asked"), path: z.string(), resolved: z.array(z.string()) }),

  load: async (db, { transitionId, path }, { actor, place }) => {
    if (!place) throw new Error("a request is about a model");
    await lockModel(db, place.modelId ?? "");
    const { modelId, versionId, gate } = gated(await requestById(db, transitionId));
    const part = { after: null, limit: THREAD_MAX, withEvidence: readsEvidence(actor, place) };
    return (await commentsOf(db, { modelId, versionId, gate, path }, part)).toReversed();
  },
  decide: (thread, { path }, { actor }) => {
    const fault = resolveFault(thread, actor.id);
    const asked = askerOf(thread);
    if (fault || !asked) throw new Refusal(asked ? "forbidden" : "conflict", fault ?? []);
    return { id: asked.id, path, resolved: thread.filter(({ resolvedAt }) => resolvedAt === null).map(({ id }) => id) };
  },
  save: async (db, { resolved, ...about }, _thread, { actor, now }) => {
    await db.comment.updateMany({ where: { id: { in: resolved } }, data: { resolvedBy: actor.id, resolvedAt: now } });
    return { ...about, resolved };
  },
});
