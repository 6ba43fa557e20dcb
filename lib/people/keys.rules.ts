import { type Reason, reason } from "#lib/core/errors";

const KEYS_MAX = 20;

type NewKey = { scopes: readonly string[]; personId: string | undefined };
type Maker = { id: string; kind: "person" | "command_line" | "system"; activeKeys: number };

/**
 * Why this key is not made: people make their own, and a key that may sign is made at the machine's own command line only, so
 * that no stolen session makes one.
 */
export function keyFaults({ scopes, personId }: NewKey, { id, kind, activeKeys }: Maker): Reason[] {
  const atTheMachine = kind === "command_line";
  if (!atTheMachine && personId !== undefined && personId !== id) return [reason("key.not_own", { path: "personId" })];
  if (!atTheMachine && scopes.includes("sign")) return [reason("key.sign", { path: "scopes" })];
  return activeKeys >= KEYS_MAX ? [reason("key.too_many", { most: KEYS_MAX })] : [];
}
