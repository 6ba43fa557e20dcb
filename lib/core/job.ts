import type { z } from "zod";

/** A background job: one name, one payload shape, one handler that acts through run() like everyone else. */
export type Job<P extends z.ZodType> = {
  name: string;
  payload: P;
  /** Runs at least once; what it does must be safe to repeat. `signal` aborts when the process is asked to stop. */
  handle(payload: z.output<P>, signal: AbortSignal): Promise<void>;
  /** It was tried as often as it may be and is not tried again: puts that on record, where people look for the result. */
  giveUp?(payload: z.output<P>): Promise<void>;
};

export const job = <P extends z.ZodType>(spec: Job<P>) => spec;
