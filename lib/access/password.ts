// Passwords are kept as argon2id. At most two are worked on at a time, so a flood of sign-ins leaves the machine to others.
import { hash, verify } from "@node-rs/argon2";
import { Refusal, reason } from "#lib/core/errors";

/** OWASP's smaller argon2id setting: 19 MiB, two passes. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash nobody knows the password of: looked at for unknown people, so that they cost what known people cost. */
const HASH_OF_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$MH9E1Z+xpI02KmKUy4nDIA$sPpu5sXGr6JEn2KdKOo4dFLmwCK5ENv0udz+FJjoipA";

const AT_ONCE = 2;
const WAITING_MAX = 64;

type Work = { running: number; waiting: (() => void)[]; checked: number };
const kept = globalThis as { countersignPasswordWork?: Work };
const work = (): Work => {
  kept.countersignPasswordWork ??= { running: 0, waiting: [], checked: 0 };
  return kept.countersignPasswordWork;
};

/** How many passwords this process has checked since it started. */
export const passwordsChecked = (): number => work().checked;

async function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const state = work();
  if (state.waiting.length >= WAITING_MAX) throw new Refusal("tooMany", reason("password.busy", { seconds: 5 }));
  if (state.running >= AT_ONCE) await new Promise<void>((resolve) => state.waiting.push(resolve));
  else state.running += 1;
  try {
    return await task();
  } finally {
    const next = state.waiting.shift();
    if (next) next();
    else state.running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFKC"), ARGON2));

/** Whether the password belongs to the stored hash. With no hash the same work is done and the answer is no. */
export const verifyPassword = async (stored: string | null | undefined, password: string): Promise<boolean> => {
  const matches = await inTurn(() => {
    work().checked += 1;
    return verify(stored ?? HASH_OF_NOBODY, password.normalize("NFKC"));
  });
  return matches && typeof stored === "string";
};
