import type { SentenceView } from "#lib/signoff/view.schema";

/** The blanks of a sentence that take what was found. */
const FOUND = ["outcome", "result"];

/** What the sentence says of what was found as long as the signer says nothing else; undefined where it has no room for it. */
export const usualOutcome = ({ values }: Pick<SentenceView, "values">): string | undefined =>
  FOUND.map((blank) => values[blank]).find((value) => value !== undefined);

/** The sentence as it will be kept: what was found stands in its blank while it is typed. */
export const withOutcome = ({ template, values }: Pick<SentenceView, "template" | "values">, outcome: string): string =>
  template.replaceAll(/\{(\w+)\}/g, (blank, name: string) =>
    outcome && FOUND.includes(name) ? outcome : (values[name] ?? blank),
  );
