/** What a word of somebody else's list may mean here. A suggestion for a person to confirm. */
import { wordsOf } from "#lib/imports/column-closeness.rules";
import { VALUE_WORDS } from "#lib/imports/value-words.rules";
import type { ClosedTarget } from "#lib/imports/vocabulary.schema";

/** What follows the answer may take it back; then a person has to read it. */
const TAKEN_BACK = /\b(?:not|no longer|until|except|retired|decommissioned|discontinued|suspended|withdrawn|sunset)\b/i;

/** `c) Deployed – The use case is in use.` answers `Deployed`: without the letter of the choice and what explains it. */
const answerIn = (text: string) => {
  const [, answer = "", rest = ""] = /^(?:\(?[a-z0-9]\)\s*)?(.*?)(?:(?:\s[-–—]\s|[:;(])(.*))?$/isu.exec(text.trim()) ?? [];
  return { answer: wordsOf(answer), isTakenBack: TAKEN_BACK.test(rest) };
};

const asValue = (ours: string): string | boolean => (ours === "true" || ours === "false" ? ours === "true" : ours);

/** The meanings of `to` by their words. */
export const meaningsOf = (to: ClosedTarget) => {
  const meanings = new Map((VALUE_WORDS[to] ?? []).flatMap(([ours, theirs]) => theirs.map((word) => [word, ours] as const)));
  const answered = (text: string) => {
    const { answer, isTakenBack } = answerIn(text);
    const ours = meanings.get(answer);
    return isTakenBack && ours !== "retired" ? undefined : ours;
  };
  return (text: string): string | boolean | undefined => {
    const ours = meanings.get(wordsOf(text)) ?? answered(text);
    return ours === undefined ? undefined : asValue(ours);
  };
};
