import { rolesAnywhere } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { ApiKeyInput } from "#lib/people/keys.schema";
import { sees } from "#lib/people/people.store";
import { Changed } from "#lib/people/schema";
import { administerFaultsOf, unitsOfPerson } from "#lib/people/store";

export const revokeApiKey = command({
  id: "revokeApiKey",
  summary: "Revoke an API key: one's own, or as an administrator anybody's",
  http: "DELETE /api-keys/{keyId}",
  permission: "key:manage",
  scope: () => "none",
  event: "key.revoked",
  input: ApiKeyInput,
  output: Changed,

  load: async (db, { keyId }, { actor }) => {
    const key = await db.apiKey.findUnique({ where: { id: keyId }, select: { id: true, personId: true, revokedAt: true } });
    if (!key) return { key, units: [], isSeen: false };
    return { key, units: await unitsOfPerson(db, key.personId), isSeen: await sees(db, actor, key.personId) };
  },
  decide: ({ key, units, isSeen }, _input, { actor }) => {
    const isOwn = key?.personId === actor.id;
    // 404, not 403: whether somebody has such a key is theirs and their administrators' to know.
    const knows = isOwn || actor.kind === "command_line" || (isSeen && rolesAnywhere(actor).includes("admin"));
    if (!key || !knows) throw new Refusal("notFound", reason("not_found"));
    const faults = isOwn ? [] : administerFaultsOf(actor, { id: key.personId, units });
    if (faults.length > 0) throw new Refusal("refused", faults);
    if (key.revokedAt) throw new Refusal("refused", reason("key.revoked"));
    return { id: key.id, personId: key.personId };
  },
  save: async (db, { id }, _state, { now }) => {
    await db.apiKey.update({ where: { id }, data: { revokedAt: now } });
    return { id };
  },
});
