/** The parts of a workbook, read as XML without document types: no entity is ever declared, expanded or fetched. */
import { SaxesParser } from "saxes";
import { Refusal, reason } from "#lib/core/errors";
import { LIMITS } from "#lib/imports/limits";

export type Attributes = Readonly<Record<string, string>>;
type Parser = SaxesParser<{ xmlns: false }>;

/** What a part is listened to with. Names come without their namespace prefix. */
export type XmlListener = {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

const local = (name: string) => name.slice(name.indexOf(":") + 1);
const hostile = (code: string) => new Refusal("invalid", reason(code));

/** The attribute `name`, whatever its namespace prefix. */
export const attribute = (attributes: Attributes, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1];

const parserFor = (listener: XmlListener, heard: () => void): Parser => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("doctype", () => {
    throw hostile("import.xlsx-doctype");
  });
  parser.on("opentag", (tag) => {
    heard();
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw hostile("import.xlsx-broken");
    listener.open(local(tag.name), tag.attributes);
  });
  const text = (value: string) => {
    heard();
    listener.text?.(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", (tag) => {
    heard();
    depth -= 1;
    listener.close?.(local(tag.name));
  });
  return parser;
};

/**
 * Plays the XML in `chunks` to `listener`, and stops after each chunk so that the caller can take what has come together.
 * Refuses a document type, deep nesting, and a single text, tag or comment too long to hold.
 */
export async function* hear(chunks: AsyncIterable<string>, listener: XmlListener): AsyncGenerator<void> {
  let unheard = 0;
  const parser = parserFor(listener, () => {
    unheard = 0;
  });
  try {
    for await (const chunk of chunks) {
      unheard += chunk.length;
      parser.write(chunk);
      if (unheard > LIMITS.rowCharacters) throw hostile("import.xlsx-broken");
      yield;
    }
    parser.close();
  } catch (error) {
    throw error instanceof Refusal ? error : hostile("import.xlsx-broken");
  }
}

/** The same for a part that is small or whose listener keeps only what is bounded. */
export const hearAll = async (chunks: AsyncIterable<string>, listener: XmlListener): Promise<void> => {
  for await (const _ of hear(chunks, listener));
};
