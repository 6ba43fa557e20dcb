import type { Turn } from "#lib/core/job";

/** A try at a job, the first unless said otherwise, that nobody interrupts. */
export const aTurn = (signal: AbortSignal = new AbortController().signal, attempt = 0): Turn => ({ attempt, signal });
