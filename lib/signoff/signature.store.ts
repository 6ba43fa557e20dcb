// Signatures as rows: added once, never changed; withdrawn or voided once, and then still there.
import type { WriteDb } from "#lib/db/types";
import type { Gated } from "#lib/signoff/desk";
import type { Decided } from "#lib/signoff/signature";
import { closeRequest, saveSignoffs } from "#lib/signoff/store";

/** The name as it was shown and the salt of its commitment: beside the change, so that both can be erased. */
export type Printed = { name: string; salt: Uint8Array<ArrayBuffer> };

/** Stores a decision: the signature with its conditions while the sign-off is still open, then the new states, then the request. */
export async function saveDecision(
  db: WriteDb,
  request: Pick<Gated, "id" | "versionId" | "modelId" | "gate">,
  { signature, reviewed, statementAccepted, acceptsOwnership }: Decided,
  printed: Printed,
  now: Date,
): Promise<void> {
  const { id, personId, role, independent, manifest, manifestHash } = signature;
  const { signoffId, meaning, decision, reason, dossierHash, conditions, method } = manifest;
  await db.signature.create({
    data: {
      id,
      signoffId,
      transitionId: request.id,
      versionId: request.versionId,
      gate: request.gate,
      personId,
      role,
      meaning,
      independent,
      decision,
      reason,
      dossierHash,
      manifest,
      manifestHash,
      printedName: printed.name,
      salt: printed.salt,
      method: method.name,
      signedAt: now,
    },
  });
  await db.condition.createMany({
    data: conditions.map(({ text, ownerId, dueOn }, index) => ({
      id: `${id}.${index + 1}`,
      signatureId: id,
      versionId: request.versionId,
      text,
      ownerId,
      dueOn: new Date(`${dueOn}T00:00:00Z`),
    })),
  });
  if (statementAccepted !== null) await db.person.update({ where: { id: personId }, data: { statementAccepted } });
  if (acceptsOwnership) await db.model.update({ where: { id: request.modelId }, data: { ownerAcceptedAt: now } });
  await saveSignoffs(db, reviewed.changes, now);
  if (reviewed.state !== "open") await closeRequest(db, request.id, { state: reviewed.state, by: personId, reason }, now);
}

/** Takes one signature back, and voids those that rested on it. */
export async function saveWithdrawal(
  db: WriteDb,
  { signatureId, reason, byId, restingIds }: { signatureId: string; reason: string; byId: string; restingIds: readonly string[] },
  now: Date,
): Promise<void> {
  await db.signature.update({ where: { id: signatureId }, data: { withdrawnAt: now, withdrawReason: reason } });
  await db.signature.updateMany({
    where: { id: { in: [...restingIds] } },
    data: { voidedAt: now, voidReason: { fields: ["earlierSignature"], byId } },
  });
}
