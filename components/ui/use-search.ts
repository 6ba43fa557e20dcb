"use client";
import { useEffect, useRef, useState } from "react";
export type SearchState = "start" | "searching" | "found" | "failed";
type Shown<Found> = { found: Found[]; state: SearchState };
type Look<Found> = (text: string, signal: AbortSignal) => Promise<Found[]>;

const pauseMs = 150;
const nothing = { found: [], state: "start" } as const satisfies Shown<never>;

/** Looks while typing: after a short pause, and only the newest question's answer counts. `atOnce`: also before anything is typed. */
export function useSearch<Found>(search: Look<Found> | undefined, atOnce: boolean) {
  const [shown, setShown] = useState<Shown<Found>>(nothing);
  const underway = useRef<AbortController>(null);
  useEffect(() => () => underway.current?.abort(), []);

  const look = async (text: string) => {
    underway.current?.abort();
    const asked = new AbortController();
    underway.current = asked;
    const question = text.trim();
    if (!search || (!question && !atOnce)) return setShown(nothing);
    setShown(({ found }) => ({ found, state: "searching" }));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const answer = asked.signal.aborted ? nothing : await answerOf(search(question, asked.signal));
    if (!asked.signal.aborted) setShown(answer);
  };
  return { ...shown, look };
}

const answerOf = <Found>(asked: Promise<Found[]>): Promise<Shown<Found>> =>
  asked.then(
    (found) => ({ found, state: "found" }),
    () => ({ found: [], state: "failed" }),
  );
