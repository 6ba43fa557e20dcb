"use client";
import { useEffect, useRef, useState } from "react";
import type { FoundOption, Search } from "./search-in.tsx";

export type SearchState = "start" | "searching" | "found" | "failed";
type Shown = { found: FoundOption[]; state: SearchState };

const pauseMs = 150;
const nothing: Shown = { found: [], state: "start" };

/** Looks while typing: after a short pause, and only the newest question's answer counts. `atOnce`: also before anything is typed. */
export function useSearch(search: Search | undefined, atOnce: boolean) {
  const [shown, setShown] = useState(nothing);
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

const answerOf = (asked: Promise<FoundOption[]>): Promise<Shown> =>
  asked.then(
    (found) => ({ found, state: "found" }),
    () => ({ found: [], state: "failed" }),
  );
