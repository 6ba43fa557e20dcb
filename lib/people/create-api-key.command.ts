import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { keyFaults } from "#lib/people/keys.rules";
import { CreateApiKeyInput, CreatedApiKey } from "#lib/people/keys.schema";
import { lockPerson } from "#lib/people/store";

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz";
const prefixOf = () => Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join("");

/** The prefix can be seen and searched for; the 32 random bytes behind it are shown once, and only the hash of the whole is kept. */
const newKey = () => {
  const prefix = prefixOf();
  const key = `cs_${prefix}_${randomBytes(32).toString("base64url")}`;
  return { prefix, key, hash: createHash("sha256").update(key).digest("hex") };
};

export const createApiKey = command({
  id: "createApiKey",
  summary: "Make an API key; it never does more than its person may do now",
  http: "POST /api-keys",
  status: 201,
  permission: "key:manage",
  keyScope: "never",
  scope: () => "none",
  event: "key.created",
  input: CreateApiKeyInput,
  output: CreatedApiKey,
  shownOnce: ["key"],

  load: async (db, { name, personId }, { actor, now }) => {
    const holder = personId ?? actor.id;
    return {
      id: randomUUID(),
      person: await lockPerson(db, holder),
      activeKeys: await db.apiKey.count({ where: { personId: holder, revokedAt: null, expiresAt: { gt: now } } }),
      made: newKey(),
      personal: { name, salt: randomBytes(16) },
    };
  },
  decide: ({ id, person, activeKeys, made }, { scopes, expiresInDays, personId }, { actor, now }) => {
    if (!person || person.deactivated) throw new Refusal("invalid", reason("person.unknown", { path: "personId" }));
    const faults = keyFaults({ scopes, personId }, { id: actor.id, kind: actor.kind, activeKeys });
    if (faults.length > 0) throw new Refusal("invalid", faults);
    const expiresAt = new Date(now.getTime() + expiresInDays * 86_400_000).toISOString();
    return { id, personId: person.id, prefix: made.prefix, scopes: [...new Set(scopes)], expiresAt };
  },
  save: async (db, change, { made, personal }, { actor, now }) => {
    await db.apiKey.create({ data: { ...change, ...personal, hash: made.hash, createdBy: actor.id, createdAt: now } });
    const { id, prefix, scopes, expiresAt } = change;
    return { id, key: made.key, prefix, scopes, expiresAt: new Date(expiresAt) };
  },
});
