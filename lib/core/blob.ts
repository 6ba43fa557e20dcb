// Content-addressed bytes under EVIDENCE_URL: a name is the SHA-256 of what it holds, so what was stored cannot be another thing later.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { Refusal, reason } from "#lib/core/errors";

const root = (): string => {
  const url = process.env.EVIDENCE_URL;
  if (!url) throw new Error("EVIDENCE_URL is not set");
  return fileURLToPath(url);
};

/** Where bytes lie until they are whole. */
export const stagingFolder = (): string => join(root(), "staging");

const SHA256 = /^[0-9a-f]{64}$/;

const placeOf = (sha256: string) => {
  if (!SHA256.test(sha256)) throw new Error("not a SHA-256");
  return join(root(), sha256.slice(0, 2), sha256);
};

const isFull = (error: unknown) => ["ENOSPC", "EDQUOT"].includes(String((error as { code?: unknown }).code));

/**
 * Streams bytes to the store and gives their SHA-256 (hex) and size in bytes. Nothing is left behind when the stream fails
 * or grows over `sizeMax` (413), or when the disk is full (503).
 */
export async function putBlob(bytes: Readable, sizeMax: number): Promise<{ sha256: string; size: number }> {
  const staged = join(stagingFolder(), randomUUID());
  await mkdir(stagingFolder(), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > sizeMax)
        return done(new Refusal("tooLarge", reason("too_large", { limit: `${Math.round(sizeMax / 1024 / 1024)} MB` })));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(bytes, measure, createWriteStream(staged, { mode: 0o600, flush: true }));
    const sha256 = hash.digest("hex");
    await mkdir(join(root(), sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(staged, placeOf(sha256));
    return { sha256, size };
  } catch (error) {
    await rm(staged, { force: true });
    throw isFull(error) ? new Refusal("unavailable", reason("storage.full")) : error;
  }
}

export const openBlob = (sha256: string): Readable => createReadStream(placeOf(sha256));

/** Path for readers that need random access (archives); the file must not be changed. */
export const blobPath = (sha256: string): string => placeOf(sha256);

/** Whether the bytes are there. A name that is no SHA-256, whoever wrote it where it was read, names nothing. */
export const hasBlob = async (sha256: string): Promise<boolean> =>
  SHA256.test(sha256) &&
  stat(placeOf(sha256)).then(
    () => true,
    () => false,
  );
