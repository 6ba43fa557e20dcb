/** Columns in which a file speaks about a control. What it says is kept as a claim with its row; it answers nothing. */
import { cleaned, isBlank } from "#lib/imports/clean.rules";
import { type Draft, warn } from "#lib/imports/draft.rules";
import { listItems } from "#lib/imports/list-text.rules";
import type { ClaimColumn } from "#lib/imports/mapping.schema";
import type { ImportedClaim } from "#lib/imports/record.schema";

type Answer = Pick<ImportedClaim, "says" | "reason" | "shownOn">;

const answersOf = (rule: ClaimColumn) =>
  new Map<string, Answer>(
    Object.entries(rule.values).map(([word, answer]) => {
      if (typeof answer === "string") return [cleaned(word), { says: answer }];
      const { says, reason, shown_on: shownOn } = answer;
      return [cleaned(word), { says, ...(reason ? { reason } : {}), ...(shownOn ? { shownOn } : {}) }];
    }),
  );

/** The items of a list under one spelling each, when all of them are known spellings; a free text has no items. */
const joined = (items: readonly string[], spellings: ReadonlyMap<string, string>): string[] | undefined => {
  const known = items.map((item) => spellings.get(cleaned(item)));
  return known.every((item) => item !== undefined) ? [...new Set(known)] : undefined;
};

/** A text without an answer: a note where the mapping says so, else words that belong to another question. */
const unanswered = (rule: ClaimColumn): Answer => ({ says: rule.other === "note" ? "note" : null });

const itemsOf = (rule: ClaimColumn, text: string): string[] => (rule.list ? (listItems(text) ?? [text]) : [text]);

/** Reads a cell by the answers of `rule`. */
export const claimReader = (rule: ClaimColumn, column: string) => {
  const answers = answersOf(rule);
  const spellings = new Map(
    Object.entries(rule.join).flatMap(([from, to]) => [[cleaned(from), to] as const, [cleaned(to), to] as const]),
  );
  const said = (items: readonly string[]): Answer & { items?: string[] } => {
    const answer = items.length === 1 ? answers.get(cleaned(items.join())) : undefined;
    const steps = rule.list && !answer ? joined(items, spellings) : undefined;
    return { ...(answer ?? unanswered(rule)), ...(steps && { items: steps }) };
  };
  return (draft: Draft, text: string): void => {
    const items = itemsOf(rule, text);
    if (items.every(isBlank)) return;
    const claim = { controlId: rule.claim, ...said(items), column, row: draft.row, text };
    draft.claims.push(claim);
    if (claim.says === null && rule.other === "warn") warn(draft, "claim-misplaced", { column, text: text.slice(0, 100) });
  };
};
