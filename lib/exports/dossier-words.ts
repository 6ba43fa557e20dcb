// Small words the pages of a dossier share.
import { instantText } from "#lib/core/calendar.rules";
import { words } from "#lib/core/catalogue";

export const say = (key: string, values: Record<string, string | number> = {}): string => words("record/dossier")(key, values);

/** A word of the data as people read it: in_production, in production. */
export const plain = (word: string | null): string => (word ?? "").replaceAll("_", " ");

export const meaningWord = (meaning: string): string => {
  const t = words("meanings");
  return t.has(`label.${meaning}`) ? t(`label.${meaning}`) : plain(meaning);
};

/** What a signer did, in words. */
export const decisionWord = (decision: string): string => say(`did.${decision}`);

/** An instant to the second in UTC, and what it was in the organisation's zone. */
export const moment = (iso: string | null, zone: string): string => (iso === null ? "" : instantText(new Date(iso), zone));

export const by = (person: string | null, at: string | null, zone: string): string =>
  person === null ? "" : say("by", { person, at: moment(at, zone) });

/** The stage as it is shown wherever a stage is shown: an imported claim takes its place and says so. */
export function stageWords(
  model: { claim: { stage: string | null } | null },
  version: { stage: string; substate: string | null },
): string {
  const reached = [plain(version.stage), version.substate && plain(version.substate)].filter(Boolean).join(", ");
  const claimed = model.claim?.stage ?? null;
  const stands = claimed !== null && !["approved", "in_production", "restricted", "retired", "rejected"].includes(version.stage);
  return stands ? say("claimedStage", { claimed: plain(claimed), reached }) : reached;
}

type Identity = Record<string, string | null | undefined> | null;

/** What identifies the version, part by part, in the words of the screens. */
function identityParts(identity: NonNullable<Identity>): string[] {
  const t = words("models");
  const { type, ...fields } = identity;
  const pinned = type === "hosted_model" && !fields.name ? [say("notPinned")] : [];
  const known = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`${t(`version.${name === "name" ? "hostedName" : name}`)}: ${value.replace(/^sha256:/, "")}`] : [],
  );
  return [t(`version.${type}`), ...pinned, ...known];
}

/** What identifies the version, a line for each part. */
export const identityWords = (identity: Identity): string => (identity ? identityParts(identity).join("\n") : say("noIdentity"));

const DIGEST = /\b[0-9a-f]{64}\b/g;

/** The same in one run of words for the first page; of several digests each is told by its beginning. */
export function identityInShort(identity: Identity): string {
  if (!identity) return say("noIdentity");
  const text = identityParts(identity).join(" · ");
  return (text.match(DIGEST) ?? []).length > 1 ? text.replace(DIGEST, (digest) => `${digest.slice(0, 16)}…`) : text;
}
