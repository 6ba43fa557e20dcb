"use client";
// Where the reader is on the way to. Links and keys tell it, and the frame shows it until the page is there.
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore, useTransition } from "react";

const departures = new Map<symbol, string>();
const listeners = new Set<() => void>();

function depart(href: string): () => void {
  const key = Symbol();
  departures.set(key, new URL(href, location.href).pathname);
  for (const listener of listeners) listener();
  return () => {
    departures.delete(key);
    for (const listener of listeners) listener();
  };
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The path somebody set out for last; null when nobody is on the way. */
const destination = (): string | null => [...departures.values()].at(-1) ?? null;

export const useDestination = (): string | null => useSyncExternalStore(listen, destination, () => null);

/** Says that the reader is on the way to this address, for as long as it is not null. */
export function useUnderWay(href: string | null): void {
  useEffect(() => (href === null ? undefined : depart(href)), [href]);
}

/** Goes to an address as a link would. Whoever calls it has to outlast the page, or nobody can say when it has ended. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [to, setTo] = useState<string | null>(null);
  useUnderWay(pending ? to : null);
  return (href) => {
    setTo(href);
    start(() => router.push(href));
  };
}
