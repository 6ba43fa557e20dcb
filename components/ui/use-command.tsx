"use client";
// The one way a component changes something: by the name of a command, through the one Server Function.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { act } from "#lib/web/act";
import { byPath, inWords, isOver, type Outcome } from "./command-outcome.ts";
import { doneEvent } from "./done-event.ts";
import type { Refused } from "./refusal.tsx";

export type Command<Data> = {
  /** Sends the input. While one is on its way another is not sent: the first one's answer is given to both. */
  run: (input: unknown) => Promise<Outcome<Data>>;
  pending: boolean;
  /** True after success, false after a refusal, null before either. */
  ok: boolean | null;
  data: Data | null;
  /** Every reason of the last refusal; empty when there was none. */
  reasons: Refused[];
  /** The sentences of those reasons that name a place of the input, by that place: `facts.usesPhi`. */
  fieldErrors: Record<string, string[]>;
  /** The status and code of the last refusal. */
  refusal: { status: number; code: string } | null;
  /** Forgets the last outcome and begins anew: the next run is another act, not a repetition. */
  reset: () => void;
};

/** A random key, also where the page came over plain HTTP and the browser keeps `randomUUID` to itself. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A command of the product, ready to run. One idempotency key goes with every attempt until one succeeds, so pressing again
 * after a lost answer does not do it twice. `read` turns the answer into a known shape, for instance a zod schema's `parse`.
 */
export function useCommand(commandId: string): Command<unknown>;
export function useCommand<Data>(commandId: string, read: (data: unknown) => Data): Command<Data>;
export function useCommand(commandId: string, read: (data: unknown) => unknown = (data) => data): Command<unknown> {
  const t = useTranslations("ui.command");
  const { refresh } = useRouter();
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [pending, setPending] = useState(false);
  const key = useRef<string | null>(null);
  const underway = useRef<Promise<Outcome<unknown>> | null>(null);

  const attempt = async (input: unknown): Promise<Outcome<unknown>> => {
    key.current ??= newKey();
    const answer = await act(commandId, input, key.current).catch(() => null);
    if (!answer)
      return { ok: false, status: 0, code: "unreachable", reasons: [{ code: "unreachable", message: t("unreachable") }] };
    if (isOver(answer)) key.current = null;
    // What holds for every change stands above the page too.
    if (!answer.ok && answer.status === 503) refresh();
    const outcome = inWords(answer, { fault: t("fault"), sentBefore: t("sentBefore") });
    if (!outcome.ok) return outcome;
    dispatchEvent(new Event(doneEvent));
    return { ok: true, data: read(outcome.data) };
  };

  const settle = async (asked: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => {
    setPending(true);
    try {
      const done = await asked;
      setOutcome(done);
      return done;
    } finally {
      underway.current = null;
      setPending(false);
    }
  };

  const run = (input: unknown): Promise<Outcome<unknown>> => {
    underway.current ??= settle(attempt(input));
    return underway.current;
  };

  const reset = () => {
    key.current = null;
    setOutcome(null);
  };

  const refused = outcome?.ok === false ? outcome : null;
  return {
    run,
    pending,
    ok: outcome?.ok ?? null,
    data: outcome?.ok ? outcome.data : null,
    reasons: refused?.reasons ?? [],
    fieldErrors: byPath(refused?.reasons ?? []),
    refusal: refused ? { status: refused.status, code: refused.code } : null,
    reset,
  };
}
