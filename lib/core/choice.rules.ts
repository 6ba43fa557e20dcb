/** What a list is narrowed to in one of its facts, as an address says it: a word, several as `high,medium`, or none of them as `!high,medium`. */
export type Choice = { words: string[]; isNot: boolean };

export const choiceOf = (text: string): Choice => ({
  words: text.replace(/^!/, "").split(","),
  isNot: text.startsWith("!"),
});

export const choiceText = ({ words, isNot }: Choice): string =>
  words.length === 0 ? "" : `${isNot ? "!" : ""}${words.join(",")}`;
