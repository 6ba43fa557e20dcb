/** A workbook is a ZIP from a stranger: it is checked whole before any part is unpacked, and no part touches the disk. */
import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { type Code, Refusal, reason } from "#lib/core/errors";
import { LIMITS } from "#lib/imports/limits";

/** The parts of a workbook by name. `close` gives the file back. */
export type Workbook = {
  has(name: string): boolean;
  /** The text of a part, refused when the part unpacks to more than `limit` bytes. */
  text(name: string, limit?: number): AsyncGenerator<string>;
  close(): void;
};

const refuse = (code: string, kind: Code = "invalid") => new Refusal(kind, reason(code));

const SYMLINK = 0o120000;
const isSymlink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK;

const isBomb = (entry: Entry) =>
  entry.uncompressedSize > LIMITS.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * LIMITS.unpackedRatio;

/** What is wrong with one part, by what the directory says of it. The sizes are held to while unpacking. */
const faultOf = (entry: Entry): Refusal | undefined => {
  if (entry.isEncrypted()) return refuse("import.xlsx-encrypted");
  if (isSymlink(entry)) return refuse("import.xlsx-symlink");
  if (isBomb(entry)) return refuse("import.xlsx-bomb", "tooLarge");
  if (!entry.canDecodeFileData()) return refuse("import.xlsx-broken");
  return undefined;
};

/** Parts that share bytes are how a small file claims to be a large one. */
const overlap = (entries: readonly Entry[]): boolean => {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some((entry, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader;
  });
};

const directoryOf = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= LIMITS.zipEntries) throw refuse("import.xlsx-bomb", "tooLarge");
    if (entries.has(entry.fileName)) throw refuse("import.xlsx-broken");
    const fault = faultOf(entry);
    if (fault) throw fault;
    unpacked += entry.uncompressedSize;
    if (unpacked > LIMITS.unpackedBytes) throw refuse("import.xlsx-bomb", "tooLarge");
    entries.set(entry.fileName, entry);
  }
  if (overlap([...entries.values()])) throw refuse("import.xlsx-broken");
  return entries;
};

/** The bytes of one part as text. A part longer or shorter than its directory says is refused while it is read. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let stream: Readable | undefined;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch {
    throw refuse("import.xlsx-broken");
  } finally {
    stream?.destroy();
  }
}

/** Opens the workbook at `path`. Refuses what is encrypted, linked, overlapping, broken, or would unpack to too much. */
export const openWorkbook = async (path: string): Promise<Workbook> => {
  const zip = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: true }).catch(() => {
    throw refuse("import.xlsx-broken");
  });
  try {
    const entries = await directoryOf(zip);
    return {
      has: (name) => entries.has(name),
      text: (name, limit = LIMITS.unpackedBytes) => {
        const entry = entries.get(name);
        if (!entry) throw refuse("import.xlsx-broken");
        if (entry.uncompressedSize > limit) throw refuse("import.xlsx-bomb", "tooLarge");
        return unpacked(zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof Refusal ? error : refuse("import.xlsx-broken");
  }
};
