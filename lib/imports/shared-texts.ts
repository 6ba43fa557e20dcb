/** The texts a workbook shares between its cells, kept as bytes outside the JavaScript heap so that their bound is their size. */
import { Refusal, reason } from "#lib/core/errors";
import { cellText } from "#lib/imports/cell-value";
import { LIMITS } from "#lib/imports/limits";
import { hearAll } from "#lib/imports/xml";

const BLOCK_BYTES = 1024 * 1024;

export class SharedTexts {
  #blocks: Buffer[] = [];
  #block: number[] = [];
  #start: number[] = [];
  #length: number[] = [];
  #free = 0;
  #bytes = 0;

  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#bytes += bytes.length;
    if (this.#bytes > LIMITS.sharedTextBytes || this.#start.length >= LIMITS.sharedTexts)
      throw new Refusal("tooLarge", reason("import.too-much-text"));
    if (bytes.length > this.#free) {
      this.#free = Math.max(BLOCK_BYTES, bytes.length);
      this.#blocks.push(Buffer.allocUnsafeSlow(this.#free));
    }
    const block = this.#blocks.length - 1;
    const start = (this.#blocks[block]?.length ?? 0) - this.#free;
    this.#blocks[block]?.set(bytes, start);
    this.#block.push(block);
    this.#start.push(start);
    this.#length.push(bytes.length);
    this.#free -= bytes.length;
  }

  /** The text at `index`. Refuses an index the workbook does not have. */
  at(index: number): string {
    const block = this.#blocks[this.#block[index] ?? -1];
    const start = this.#start[index];
    if (!block || start === undefined) {
      if (this.#length[index] === 0) return "";
      throw new Refusal("invalid", reason("import.xlsx-broken"));
    }
    return block.toString("utf8", start, start + (this.#length[index] ?? 0));
  }
}

/** Reads the part that holds them. The pieces of a rich text are joined; its phonetic reading is left out. */
export const readSharedTexts = async (chunks: AsyncIterable<string>): Promise<SharedTexts> => {
  const texts = new SharedTexts();
  let current = "";
  let reading = false;
  let phonetic = false;
  await hearAll(chunks, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") phonetic = true;
      reading = name === "t" && !phonetic;
    },
    text(text) {
      if (reading) current += text;
    },
    close(name) {
      if (name === "si") texts.add(cellText(current));
      if (name === "rPh") phonetic = false;
      reading = false;
    },
  });
  return texts;
};
