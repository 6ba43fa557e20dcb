// What commands on a checklist read before they decide, and how they store what was decided.
import { rolesIn } from "#lib/access/actor";
import { checklistState } from "#lib/checklist/checklist-state";
import type { ChecklistState, KeptAnswer } from "#lib/checklist/state.schema";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import type { Context } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import type { WriteDb } from "#lib/db/types";
import type { OpenRequest } from "#lib/models/material.rules";
import { openRequests } from "#lib/models/void-requests";
import type { Control } from "#lib/policy/controls.schema";
import { controlLibrary } from "#lib/policy/load";
import type { Person } from "#lib/risk/confirming.rules";

export type HeldChecklist = { state: ChecklistState; requests: OpenRequest[] };

/** Takes the model's turn, then reads the checklist of the version the operation is about and the request open on it. */
export async function holdChecklist(db: WriteDb, { place }: Context): Promise<HeldChecklist> {
  if (!place?.modelId || !place.versionId) throw new Error("this operation is about a version");
  await lockModel(db, place.modelId);
  const requests = await openRequests(db, place.modelId);
  return {
    state: await checklistState(db, place.versionId),
    requests: requests.filter(({ versionId }) => versionId === place.versionId),
  };
}

/** The control of the library in force; throws 404 when there is none of that id. */
export const controlOf = (controlId: string): Control => {
  const control = controlLibrary().controls.find(({ id }) => id === controlId);
  if (!control) throw new Refusal("notFound", reason("checklist.no_such_control", { control: controlId }));
  return control;
};

export const personIn = ({ actor }: Context, { unitId }: ChecklistState): Person => ({
  personId: actor.id,
  roles: rolesIn(actor, unitId),
});

/** Refuses when there are reasons to: what a person may never do is forbidden, what stands in the way now is refused. */
export const refuse = (code: "forbidden" | "refused" | "invalid", reasons: readonly Reason[]): void => {
  if (reasons.length > 0) throw new Refusal(code, [...reasons]);
};

/** Stores an answer as it was decided. */
export async function saveAnswer(db: WriteDb, versionId: string, answer: KeptAnswer, now: Date): Promise<void> {
  const { by, carriedFrom: _, claimSetAside: _set, confirmedBy, controlId, id, ...kept } = answer;
  const data = { ...kept, answeredAs: kept.status === null ? null : by, confirmedBy, confirmedAt: confirmedBy ? now : null };
  await db.controlAnswer.upsert({
    where: { versionId_controlId: { versionId, controlId } },
    create: { id, versionId, controlId, ...data },
    update: data,
  });
}
