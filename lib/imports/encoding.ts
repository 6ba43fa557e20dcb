/** Which characters the bytes of a text file mean. UTF-8 is proved over the whole file, never guessed from its beginning. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import iconv from "iconv-lite";
import { Refusal, reason } from "#lib/core/errors";
import { HEAD_BYTES } from "#lib/imports/limits";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** `damaged`: plainly UTF-8, and yet some bytes are not. Rows that hold such bytes are rejected, the others are right. */
export type TextEncoding = { encoding: Encoding; damaged: boolean };

/** The first bytes of the file at `path`. */
export const headOf = async (path: string, length = HEAD_BYTES): Promise<Buffer> => {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
};

const nulRefused = () => new Refusal("invalid", reason("import.nul"));

/** UTF-16 by its mark, or by Latin text having a zero in every second byte. */
const utf16Of = (head: Buffer): Encoding | undefined => {
  const mark = head.subarray(0, 2).toString("hex");
  if (mark === "fffe") return "utf-16le";
  if (mark === "feff") return "utf-16be";
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.min(even, odd) > 0 || Math.max(even, odd) <= head.length / 8) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
};

/** Whether every byte of the file is UTF-8. Refuses a NUL byte on the way. */
const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  for await (const chunk of createReadStream(path)) {
    if (chunk.includes(0)) throw nulRefused();
    valid = valid && decodes(decoder, chunk);
  }
  return valid && decodes(decoder);
};

const decodes = (decoder: TextDecoder, chunk?: Uint8Array): boolean => {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
};

/** Whether more of the characters beyond ASCII are UTF-8 than are not. Windows-1252 text has next to none by chance. */
const isMostlyUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder("utf-8");
  let balance = 0;
  for await (const chunk of createReadStream(path))
    for (const character of decoder.decode(chunk, { stream: true }))
      if (character > "\x7f") balance += character === "\uFFFD" ? -1 : 1;
  return balance > 0;
};

/** The encoding of the text file at `path`. Refuses NUL bytes, which no text file has. */
export const detectEncoding = async (path: string): Promise<TextEncoding> => {
  const head = await headOf(path);
  const utf16 = utf16Of(head);
  if (utf16) return { encoding: utf16, damaged: false };
  if (await isUtf8(path)) return { encoding: "utf-8", damaged: false };
  const damaged = await isMostlyUtf8(path);
  return { encoding: damaged ? "utf-8" : "windows-1252", damaged };
};

/** The text of the file, decoded piece by piece, without its byte order mark. Refuses a NUL character. */
export async function* decodedText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    const text = decoder.write(chunk);
    if (text.includes("\0")) throw nulRefused();
    if (text) yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}
