/** The sentence a signature agrees to, with what stands in its blanks, and until when an approval holds. */
import { addMonths } from "#lib/core/calendar.rules";
import type { Meaning, Tier } from "#lib/lifecycle/schema";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import type { Decision } from "#lib/signoff/schema";

/** `template` has the blanks that `values` fill in `text`. */
export type Sentence = { id: string; version: number; template: string; values: Record<string, string>; text: string };

/** What may stand in a blank: the version, the model, what was found, until when, what runs where. */
export type Blanks = {
  v: string;
  ref: string;
  outcome: string;
  result: string;
  date: string;
  digest: string;
  environment: string;
};

const BLANK = /\{(\w+)\}/g;
const isBlank = (name: string, blanks: Blanks): name is keyof Blanks => Object.hasOwn(blanks, name);

/** Only the values the sentence uses are part of what is signed. */
const filled = (text: string, blanks: Blanks) => {
  const names = [...text.matchAll(BLANK)].map(([, name = ""]) => name).filter((name) => isBlank(name, blanks));
  return {
    template: text,
    values: Object.fromEntries(names.map((name) => [name, blanks[name]])),
    text: text.replaceAll(BLANK, (blank, name: string) => (isBlank(name, blanks) ? blanks[name] : blank)),
  };
};

/** The sentence of the meaning, or, where the decision sends the request away, the sentence that says so. */
export const sentenceOf = (
  policy: LifecyclePolicy,
  { meaning, decision, tier }: { meaning: Meaning; decision: Decision; tier: Tier },
  blanks: Blanks,
): Sentence => {
  if (decision === "return" || decision === "refuse") {
    const { version, text } = policy.sent_away[decision];
    return { id: decision, version, ...filled(text, blanks) };
  }
  const { version, text, added_at_tier } = policy.meanings[meaning].sentence;
  const added = added_at_tier?.[tier];
  return { id: meaning, version, ...filled(added ? `${text} ${added}` : text, blanks) };
};

/** The last day an approval given on `day` holds: shorter for language models and agents, and shorter with conditions. */
export const validUntil = (
  { validity_months: months }: LifecyclePolicy,
  { tier, kind, conditional }: { tier: Tier; kind: string | null; conditional: boolean },
  day: string,
): string => {
  const full = kind === "llm" || kind === "agent" ? months.revalidation_llm_agent[tier] : months.revalidation[tier];
  return addMonths(day, conditional ? Math.min(full, months.conditional_approval[tier]) : full);
};

/** The sentence of a signature that was given, with what stood in its blanks. */
export const filledSentence = (
  policy: LifecyclePolicy,
  { meaning, decision, sentence }: { meaning: Meaning; decision: Decision; sentence: { values: Record<string, string> } },
  tier: Tier | null,
): string => {
  const sent = decision === "return" || decision === "refuse" ? policy.sent_away[decision].text : null;
  const { text, added_at_tier } = policy.meanings[meaning].sentence;
  const added = tier ? added_at_tier?.[tier] : undefined;
  const words = sent ?? (added ? `${text} ${added}` : text);
  return words.replaceAll(BLANK, (blank, name: string) => sentence.values[name] ?? blank);
};

/** The sentence of an own meaning, before anything is asked for. */
export const ownSentence = (policy: LifecyclePolicy, meaning: Meaning, blanks: Pick<Blanks, "v" | "ref">): string =>
  policy.meanings[meaning].sentence.text.replaceAll("{v}", blanks.v).replaceAll("{ref}", blanks.ref);
