/** What an import says of a row, in words. The report keeps codes and values; words are made when somebody reads. */
import { messages } from "#lib/core/catalogue";
import type { Reason } from "#lib/core/errors";
import { fill } from "#lib/core/fill";
import { readIn } from "#lib/core/task";

/** Every code that has a sentence. */
export const messageCodes = (): string[] => Object.keys(messages("import-messages", readIn()));

/** The sentence of `reason`; the code itself when it has none, which a test rules out. */
export const rowMessage = ({ code, values = {} }: Reason): string => {
  const text = messages("import-messages", readIn())[code];
  return typeof text === "string" ? fill(text, values) : code;
};
