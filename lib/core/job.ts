import type { z } from "zod";

/** One try at a job. `signal` aborts when the process is asked to stop, and when the queue gave the job to somebody else meanwhile. */
export type Turn = { attempt: number; signal: AbortSignal };

/** A background job: one name, one payload shape, one handler that acts through run() like everyone else. */
export type Job<P extends z.ZodType> = {
  name: string;
  payload: P;
  /** The field of the payload that names the record whose progress people watch. */
  about?: keyof z.output<P> & string;
  /** Runs at least once; what it does must be safe to repeat. */
  handle(payload: z.output<P>, turn: Turn): Promise<void>;
  /** It was tried as often as it may be and is not tried again: puts that on record, where people look for the result. */
  giveUp?(payload: z.output<P>, turn: Turn): Promise<void>;
};

export const job = <P extends z.ZodType>(spec: Job<P>) => spec;
