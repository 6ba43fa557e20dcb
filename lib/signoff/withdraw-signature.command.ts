import { z } from "zod";
import { command } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { loadDesk } from "#lib/signoff/desk";
import { withdrawSignature as withdrawn } from "#lib/signoff/request.rules";
import { signoffStateSchema, WithdrawSignatureInput } from "#lib/signoff/schema";
import { outcomeOf, withCurrent } from "#lib/signoff/signature";
import { saveWithdrawal } from "#lib/signoff/signature.store";
import { requestOfSignoff, saveSignoffs } from "#lib/signoff/store";

export const withdrawSignature = command({
  id: "withdrawSignature",
  summary: "Take back one's own signature while the request is open; it stays visible",
  http: "POST /signoffs/{signoffId}/withdrawal",
  permission: "signoff:decide",
  keyScope: "sign",
  scope: ({ signoffId }) => ({ signoff: signoffId }),
  event: "signature.withdrawn",
  input: WithdrawSignatureInput,
  output: z.object({
    id: z.string().describe("The signature"),
    signoffId: z.string(),
    state: signoffStateSchema,
    reopened: z.array(z.string()).describe("Sign-offs that rested on it and are open or waiting again"),
  }),

  load: async (db, { signoffId }, { actor, place }) => {
    await lockModel(db, place?.modelId ?? "");
    return loadDesk(db, await requestOfSignoff(db, signoffId), signoffId, actor.id);
  },
  decide: (desk, { signoffId, reason }, { actor }) => {
    const { reopened, ...after } = withCurrent(desk, () => withdrawn(desk.review, signoffId, actor.id));
    const standing = desk.request.signatures.filter(({ withdrawnAt, voidedAt }) => !withdrawnAt && !voidedAt);
    const resting = reopened.filter((id) => id !== signoffId);
    const signature = standing.find((one) => one.signoffId === signoffId);
    if (!signature) throw new Error("a signed sign-off has a signature that stands");
    return {
      signatureId: signature.id,
      signoffId,
      reason,
      resting,
      restingIds: standing.filter((one) => resting.includes(one.signoffId)).map(({ id }) => id),
      ...outcomeOf(desk.review.signoffs, after),
    };
  },
  save: async (db, { signatureId, signoffId, reason, resting, restingIds, changes }, _desk, { actor, now }) => {
    await saveWithdrawal(db, { signatureId, reason, byId: actor.id, restingIds }, now);
    await saveSignoffs(db, changes, now);
    return { id: signatureId, signoffId, state: changes.find(({ id }) => id === signoffId)?.state ?? "open", reopened: resting };
  },
  about: (_saved, { signoffId }) => ({ subject: signoffId }),
});
