"use client";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { Waiting } from "#lib/inbox/schema";
import { doneEvent } from "../ui/done-event.ts";

/** Going about asks again, but not on every step. */
const FRESH_MS = 20_000;

let last: { at: number; waiting: Waiting } | null = null;

const isWaiting = (body: unknown): body is Waiting =>
  typeof body === "object" &&
  body !== null &&
  "inbox" in body &&
  "signoffs" in body &&
  typeof body.inbox === "number" &&
  typeof body.signoffs === "number";

async function asked(signal: AbortSignal): Promise<Waiting | null> {
  const response = await fetch("/api/v1/inbox/count", { signal, headers: { accept: "application/json" } });
  const body: unknown = await response.json();
  if (!response.ok || !isWaiting(body)) return null;
  last = { at: performance.now(), waiting: body };
  return body;
}

/**
 * How much waits on this person. Asked for after the page is there, so that no page waits for it, again when they have done something
 * or gone elsewhere after a while. Without an answer nothing is shown.
 */
export function useWaiting(isWanted: boolean): Waiting | null {
  const path = usePathname();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page asks, as far as what is known has grown old.
  useEffect(() => {
    if (!isWanted) return;
    const asking = new AbortController();
    const ask = () =>
      asked(asking.signal).then(
        (told) => told && !asking.signal.aborted && setWaiting(told),
        () => undefined,
      );
    if (last) setWaiting(last.waiting);
    if (!last || performance.now() - last.at > FRESH_MS) void ask();
    addEventListener(doneEvent, ask);
    return () => {
      asking.abort();
      removeEventListener(doneEvent, ask);
    };
  }, [path, isWanted]);
  return waiting;
}
