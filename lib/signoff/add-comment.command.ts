import { randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { commentFault } from "#lib/signoff/comment.rules";
import { AddCommentInput, Comment } from "#lib/signoff/comment.schema";
import { readsEvidence } from "#lib/signoff/comment.store";
import { gated } from "#lib/signoff/desk";
import { requestById } from "#lib/signoff/store";

export const addComment = command({
  id: "addComment",
  summary: "Say something about one field of a dossier that waits for signatures; it is on record, and no part of what is signed",
  http: "POST /transitions/{transitionId}/comments",
  status: 201,
  permission: "comment:write",
  scope: ({ transitionId }) => ({ transition: transitionId }),
  event: "comment.added",
  input: AddCommentInput,
  output: Comment,

  // What is said stays beside the change: the ledger holds a commitment of it.
  load: async (db, { transitionId, text }, { actor, place }) => {
    if (!place) throw new Error("a request is about a model");
    await lockModel(db, place.modelId ?? "");
    const request = gated(await requestById(db, transitionId));
    return { id: randomUUID(), request, text, readsEvidence: readsEvidence(actor, place) };
  },
  decide: ({ id, request, readsEvidence: reads }, { path, dossierHash }, { actor }) => {
    const { dossier } = request;
    if (!dossier) throw new Refusal("notFound", reason("not_found"));
    const fault = commentFault({ ...request, dossier }, { path, dossierHash }, reads);
    if (fault) throw new Refusal(fault.values?.path ? "invalid" : "conflict", fault, { id: request.id, state: request.state });
    const { modelId, versionId, gate } = request;
    return { id, transitionId: request.id, modelId, versionId, gate, dossierHash, path, writtenBy: actor.id };
  },
  save: async (db, comment, { text }, { actor, now }) => {
    await db.comment.create({ data: { ...comment, text, writtenAt: now } });
    const { modelId: _modelId, ...said } = comment;
    const settled = { resolvedBy: null, resolvedByName: null, resolvedAt: null };
    return { ...said, text, name: actor.name, writtenAt: now.toISOString(), ...settled };
  },
});
