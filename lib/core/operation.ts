import type { z } from "zod";
import type { Actor, KeyScope } from "#lib/access/actor";
import type { Permission } from "#lib/access/permissions";
import type { Place, Scope } from "#lib/access/scope";
import type { ReadDb, WriteDb } from "#lib/db/types";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type Route = `${"GET" | "POST" | "PATCH" | "PUT" | "DELETE"} /${string}`;

/** The product's clock and the organisation's zone, in which calendar dates are days. */
export type Instant = { now: Date; zone: string };

/**
 * Who asks, how, and when the request came, if that was read with who asks: all a page shows is as of that instant. Made by
 * lib/web/context, a job or the command line; never by an operation.
 */
export type Caller = { actor: Actor; requestId: string; idempotencyKey?: string; at?: Instant };

/** What an operation is told: the caller, the instant, and where in the organisation its subject stands. */
export type Context = Caller & Instant & { place: Place | null };

/** A job that starts when the command commits, and never otherwise. */
export type Enqueue = { job: string; payload: { [key: string]: Json } };

type Common<I extends z.ZodType, O extends z.ZodType> = {
  id: string;
  summary: string;
  http: Route;
  permission: Permission;
  /** What the input is about; the door finds its unit and checks the permission there before anything is loaded. */
  scope: (input: z.output<I>) => Scope;
  input: I;
  output: O;
  /** The key scope a call by API key needs beyond read or write; "never" when only a session will do. */
  keyScope?: KeyScope | "never";
  /** Fields of the input that are never hashed, stored or logged: each a path, as `sign.secret`. */
  secrets?: readonly string[];
};

/** What an event is about. Left out, it is the saved record, and the model of the scope. */
type About<O, C> = (saved: O, change: C) => { subject: string; modelId?: string | null; unitId?: string | null };

export type Command<I extends z.ZodType, O extends z.ZodType, S, C extends Json> = Common<I, O> & {
  event: `${string}.${string}`;
  /** Status of success over REST; 200 when left out. */
  status?: 200 | 201 | 202;
  /** Changes nothing but the ledger, which notes that something was read: a key that reads may call it, and no answer is replayed. */
  reads?: true;
  /** The event recorded when a segregation rule or a gate refuses. */
  refused?: "signoff.refused" | "transition.refused" | "grant.refused";
  /** Output fields shown once: a replay of the same key gives `shownBefore: true` in their place. */
  shownOnce?: readonly string[];
  load(db: WriteDb, input: z.output<I>, ctx: Context): Promise<S>;
  decide(state: S, input: z.output<I>, ctx: Context): C;
  save(db: WriteDb, change: C, state: S, ctx: Context): Promise<z.input<O>>;
  about?: About<z.output<O>, C>;
  jobs?(saved: z.output<O>, change: C): Enqueue[];
};

/** One of the many changes of a batch: an event of its own about one model. */
export type Each = { modelId: string; event: `${string}.${string}`; change: Json };

/** A command that decides many changes at once: one event for the batch, one for each model, all in one transaction. */
export type Batch<I extends z.ZodType, O extends z.ZodType, S, C extends Json> = Common<I, O> & {
  event: `${string}.${string}`;
  status?: 200 | 201 | 202;
  load(db: WriteDb, input: z.output<I>, ctx: Context): Promise<S>;
  decide(state: S, input: z.output<I>, ctx: Context): { change: C; each: Each[] };
  save(db: WriteDb, change: C, each: Each[], state: S, ctx: Context): Promise<z.input<O>>;
  about?: About<z.output<O>, C>;
  jobs?(saved: z.output<O>, change: C): Enqueue[];
};

export type Query<I extends z.ZodType, O extends z.ZodType> = Common<I, O> & {
  read(db: ReadDb, input: z.output<I>, ctx: Context): Promise<z.input<O>>;
};

/** A write. `load` reads, `decide` is pure, `save` stores exactly what was decided. */
export const command = <I extends z.ZodType, O extends z.ZodType<{ id: string }>, S, C extends Json>(
  spec: Command<I, O, S, C>,
) => ({
  kind: "command" as const,
  ...spec,
});

export const batch = <I extends z.ZodType, O extends z.ZodType<{ id: string }>, S, C extends Json>(spec: Batch<I, O, S, C>) => ({
  kind: "batch" as const,
  ...spec,
});

export const query = <I extends z.ZodType, O extends z.ZodType>(spec: Query<I, O>) => ({ kind: "query" as const, ...spec });

// biome-ignore lint/suspicious/noExplicitAny: the list of operations is heterogeneous; run() restores the types per operation.
type Anything = any;
export type AnyCommand = { kind: "command" } & Command<Anything, Anything, Anything, Anything>;
export type AnyBatch = { kind: "batch" } & Batch<Anything, Anything, Anything, Anything>;
export type AnyQuery = { kind: "query" } & Query<Anything, Anything>;
export type Operation = AnyCommand | AnyBatch | AnyQuery;
/** Whether a call reads only, an event that says so aside. */
export const isReading = (op: Operation): boolean => op.kind === "query" || (op.kind === "command" && op.reads === true);

export type InputOf<T extends { input: z.ZodType }> = z.input<T["input"]>;
export type OutputOf<T extends { output: z.ZodType }> = z.output<T["output"]>;
