// What a signer is told after signing: who is next, and how many signatures are still missing.
import { namesOf } from "#lib/lifecycle/people-here";
import { couldDecide, type Desk } from "#lib/signoff/desk";
import type { Decided } from "#lib/signoff/signature";
import type { DecideSignoffOutput } from "#lib/signoff/view.schema";

/** The answer to a decision. Names are those of today; they are shown, not kept. */
export function afterwards({ request, record, people }: Desk, { signature, reviewed }: Decided): DecideSignoffOutput {
  const { manifest, manifestHash } = signature;
  const signoffs = request.signoffs.map((row) => {
    const change = reviewed.changes.find(({ id }) => id === row.id);
    return change ? { ...row, state: change.state, decidedBy: change.decidedBy } : row;
  });
  const added = { ...signature, gate: request.gate, meaning: manifest.meaning, live: true };
  const after = { ...record, signatures: [...record.signatures, added] };
  return {
    id: signature.id,
    signoffId: manifest.signoffId,
    state: signoffs.find(({ id }) => id === manifest.signoffId)?.state ?? "open",
    request: { id: request.id, state: reviewed.state, to: request.to },
    remaining: reviewed.state === "open" ? signoffs.filter(({ state }) => state !== "signed").length : 0,
    next: signoffs
      .filter(({ state }) => state === "open")
      .map((row) => ({
        signoffId: row.id,
        meaning: row.meaning,
        who: namesOf(couldDecide({ ...request, signoffs }, after, people, row)),
      })),
    manifest,
    manifestHash,
  };
}
