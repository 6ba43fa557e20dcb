// The proof of who signs, read only when it matters: somebody who may sign, a sign-off that is open, the dossier that was read.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import { reauthenticate } from "#lib/access/reauthenticate";
import { dayIn } from "#lib/core/calendar.rules";
import type { Context } from "#lib/core/operation";
import type { WriteDb } from "#lib/db/types";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import type { Desk } from "#lib/signoff/desk";
import { type DecideSignoffInput, reauthenticationOf } from "#lib/signoff/schema";
import type { Drawn, Proof } from "#lib/signoff/signature";
import type { Printed } from "#lib/signoff/signature.store";

type Asked = Pick<DecideSignoffInput, "secret" | "email" | "reauthentication" | "dossierHash">;

/** Null when no secret was given, or none is asked for: a password is not tried on what would be refused anyway. */
export async function proofOf(db: WriteDb, desk: Desk, given: Asked, actor: Actor): Promise<Proof | null> {
  const proof = reauthenticationOf(given);
  const { review, signoff, verdict } = desk;
  const decidable =
    verdict.allowed &&
    review.state === "open" &&
    signoff.state === "open" &&
    given.dossierHash === review.dossierHash &&
    !review.drift;
  if (!proof || !decidable || !lifecyclePolicy().meanings[signoff.meaning].secret) return null;
  return reauthenticate(db, actor, { email: proof.email ?? null, secret: proof.secret });
}

/** What a signature draws before it is decided: its id, and the name as it is printed with the salt of its commitment. */
export function draw(name: string, { now, zone }: Pick<Context, "now" | "zone">): { drawn: Drawn; printed: Printed } {
  const salt = randomBytes(16);
  const printedName = createHash("sha256").update(salt).update(name, "utf8").digest("hex");
  return {
    drawn: { signatureId: randomUUID(), printedName, at: now.toISOString(), today: dayIn(now, zone) },
    printed: { name, salt },
  };
}
