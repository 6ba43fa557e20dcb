// "Submit and sign": whoever asks gives their own signature, authored, responsible or acknowledged, in the same call.
import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import type { Context } from "#lib/core/operation";
import type { WriteDb } from "#lib/db/types";
import type { Looked } from "#lib/lifecycle/gate-state";
import { MEANING_KIND } from "#lib/lifecycle/schema";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { type Desk, deskFrom, type Gated } from "#lib/signoff/desk";
import { type Asking, assertRequestable, type Ids, newRequest } from "#lib/signoff/new-request";
import { draw, proofOf } from "#lib/signoff/proof";
import type { OwnSignatureInput, RequestTransitionInput } from "#lib/signoff/schema";
import { type Decided, type Drawn, decideAt, type Proof } from "#lib/signoff/signature";

const LINES_MAX = 8;

/** A key signs only with the scope for it, also in passing. */
export const mayCarrySignature = ({ keyId, keyScopes }: Actor, sign: OwnSignatureInput | undefined): void => {
  if (sign && keyId && !keyScopes.includes("sign")) throw new Refusal("forbidden", reason("key.scope", { scope: "sign" }));
};

/** The asker's desk at the own line that is open to them; null when there is none. */
export const ownDesk = (request: Gated, { record, people }: Looked, personId: string): Desk | null => {
  const desks = request.signoffs
    .filter(({ state, meaning }) => state === "open" && MEANING_KIND[meaning] !== "independent")
    .map(({ id }) => deskFrom({ request, record, people }, id, personId));
  return desks.find(({ verdict, signoff }) => verdict.allowed && signoff.answersDue.length === 0) ?? null;
};

export type Own = { desk: Desk; proof: Proof | null } | null;

const isRequestable = (looked: Looked, asking: Asking) => {
  try {
    return assertRequestable(lifecyclePolicy(), looked, asking);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** Draws what a request needs before it is decided, and reads the proof when the asker signs with it. */
export async function prepare(
  db: WriteDb,
  looked: Looked,
  { note, deployment, sign }: RequestTransitionInput,
  asking: Asking,
  { actor, now, zone }: Pick<Context, "actor" | "now" | "zone">,
) {
  const ids: Ids = { id: randomUUID(), signoffIds: Array.from({ length: LINES_MAX }, () => randomUUID()), at: now.toISOString() };
  const drawn = { ids, deploymentId: randomUUID(), ...draw(actor.name, { now, zone }) };
  const transition = isRequestable(looked, asking);
  if (!transition?.gate) return { ...drawn, request: null, own: null };
  const asked = { requestedBy: actor.id, note: note ?? null, deployment: deployment ?? null };
  const request = newRequest(looked, transition, ids, asked);
  const desk = sign ? ownDesk(request, looked, actor.id) : null;
  const given = { ...sign, dossierHash: sign?.dossierHash ?? request.dossierHash };
  return { ...drawn, request, own: desk && { desk, proof: await proofOf(db, desk, given, actor) } };
}

/** Names the field where the caller of a request finds it. */
const inSign = <T>(decideNow: () => T): T => {
  try {
    return decideNow();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = error.reasons.map(({ code, values }) =>
      reason(code, values?.path === undefined ? values : { ...values, path: `sign.${values.path}` }),
    );
    throw new Refusal(error.code, reasons, error.current);
  }
};

/** The own signature decided; null when none was asked for. */
export const ownSignature = (
  policy: LifecyclePolicy,
  own: Own,
  sign: OwnSignatureInput | undefined,
  drawn: Drawn,
): Decided | null => {
  if (!sign) return null;
  if (!own) throw new Refusal("invalid", reason("signoff.nothing_to_sign", { path: "sign" }));
  const { secret, email, reauthentication, dossierHash, ...given } = sign;
  const hash = dossierHash ?? own.desk.request.dossierHash;
  return inSign(() => decideAt(policy, own.desk, { ...given, decision: "sign", dossierHash: hash }, own.proof, drawn));
};
