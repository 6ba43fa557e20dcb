// On the light path intake and approval ask for themselves, in the name of an author. Safe to repeat: what is open, or was
// answered by a person, is left alone.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { loadActor } from "#lib/access/load-actor";
import { Refusal } from "#lib/core/errors";
import { job } from "#lib/core/job";
import { run } from "#lib/core/run";
import { isUnavailable } from "#lib/core/unavailable";
import { reader } from "#lib/db/reader";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { requestTransition } from "#lib/signoff/request-transition.command";

const authorOf = async (versionId: string): Promise<string | null> => {
  const author = await reader().versionAuthor.findFirst({
    where: { versionId, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { personId: "asc" }],
    select: { personId: true },
  });
  return author?.personId ?? null;
};

export const openLightPath = job({
  name: "openLightPath",
  payload: z.strictObject({ versionId: z.string() }),

  handle: async ({ versionId }) => {
    const authorId = await authorOf(versionId);
    const actor = authorId && (await loadActor(reader(), authorId, { via: "job" }));
    if (!actor) return;
    const policy = lifecyclePolicy();
    for (const { id, to } of policy.transitions) {
      if (!policy.opens_by_itself_on_light_path.includes(id)) continue;
      // Which of them follows now, if any, is decided in the transaction that asks.
      await run(requestTransition, { versionId, to }, { actor, requestId: randomUUID() }).catch((error: unknown) => {
        if (!(error instanceof Refusal) || isUnavailable(error)) throw error;
      });
    }
  },
});
