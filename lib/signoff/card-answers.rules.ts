/** The peer check as one form: what was ticked and said, as the answer of each control that comes with the signature. */
import type { CardField } from "#lib/policy/light-path.schema";
import type { SignoffAnswer } from "#lib/signoff/schema";

export type AskedField = Pick<CardField, "id" | "title" | "ask" | "input" | "controls">;

const BLANK = /\{\w+\}/;

/** What a field says once it is answered: a tick says its sentence, with what was typed in its blank. Null when left out. */
const wordsOf = ({ ask, input }: AskedField, said: string | boolean | undefined): string | null => {
  if (said === undefined || said === false || said === "") return null;
  if (typeof said === "string") return BLANK.test(ask) ? ask.replace(BLANK, () => said.trim()) : said.trim();
  return input === "tick" ? ask : null;
};

/** One answer for each control that is due: the sentences of its fields, in the order of the card. */
export const cardAnswers = (
  fields: readonly AskedField[],
  said: Readonly<Record<string, string | boolean | undefined>>,
  dueControls: readonly string[],
): SignoffAnswer[] =>
  dueControls.flatMap((controlId) => {
    const note = fields
      .filter(({ controls }) => controls.includes(controlId))
      .flatMap((field) => wordsOf(field, said[field.id]) ?? [])
      .join("\n");
    return note === "" ? [] : [{ controlId, note }];
  });
