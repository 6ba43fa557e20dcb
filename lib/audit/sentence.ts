// An event of the ledger in words. One that has no sentence yet is named by its type, which is still true.
import { words } from "#lib/core/catalogue";

export type Told = {
  event: string;
  actor: string;
  subject: string;
  model: { ref: string; name: string } | null;
  change: unknown;
};

/** What is said of a change: its plain fields, under their own names. */
const plainFields = (change: unknown): Record<string, string | number> =>
  typeof change === "object" && change !== null && !Array.isArray(change)
    ? Object.fromEntries(
        Object.entries(change).filter((entry): entry is [string, string | number] =>
          ["string", "number"].includes(typeof entry[1]),
        ),
      )
    : {};

/** The sentence of messages/en/history.json under the type of the event, or null when it asks for what the event does not hold. */
function fromHistory({ event, actor, subject, model, change }: Told): string | null {
  try {
    const history = words("history");
    const values = { ...plainFields(change), actor, subject, model: model?.name ?? "", ref: model?.ref ?? "" };
    return history.has(event) ? history(event, values) : null;
  } catch {
    return null;
  }
}

/** One sentence: who did what to which record. */
export function sentenceOf(told: Told): string {
  const { actor, event, model } = told;
  const on = model ? `${model.ref} ${model.name}` : "";
  return fromHistory(told) ?? words("audit")(model ? "plainAbout" : "plain", { actor, event, model: on });
}

/** A change without event: which row, by whom in the database. */
export const unaccountedSentence = (row: { op: string; table: string; key: string; by: string }): string =>
  words("audit")("unaccounted", row);
