/** What an import says of a row, in words. The report keeps codes and values; words are made when somebody reads. */
import type { Reason } from "#lib/core/errors";
import { fill } from "#lib/core/fill";
import messages from "#messages/en/import-messages" with { type: "json" };

const texts = new Map<string, string>(Object.entries(messages));

/** Every code that has a sentence. */
export const messageCodes = (): string[] => [...texts.keys()];

/** The sentence of `reason`; the code itself when it has none, which a test rules out. */
export const rowMessage = ({ code, values = {} }: Reason): string => {
  const text = texts.get(code);
  return text === undefined ? code : fill(text, values);
};
