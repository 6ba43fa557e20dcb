// Bytes first: a file is streamed to the store under its SHA-256, then the command runs with its description.
import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { fileTypeFromFile } from "file-type";
import { blobPath, putBlob } from "#lib/core/blob";
import { Refusal, reason } from "#lib/core/errors";
import type { Caller } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";

export const UPLOAD_BYTES_MAX = 100 * 1024 * 1024;

type Received = { name: string; claimed: string; stored: Promise<{ sha256: string; size: number }> };

/** Reads multipart/form-data with one file called `file`; other parts become input fields, JSON parts parsed. */
export async function receiveUpload(request: Request, caller: Caller): Promise<Record<string, unknown>> {
  if (!request.body) throw new Refusal("unreadable", reason("upload.empty"));
  const fields: Record<string, unknown> = {};
  const files: Received[] = [];
  const broken = Promise.withResolvers<never>();
  const parser = openParser(request);
  parser.on("field", (name, value, info) => {
    Object.defineProperty(fields, name, {
      value: info.mimeType === "application/json" ? parsed(name, value) : value,
      enumerable: true,
      configurable: true,
    });
  });
  parser.on("file", (name, stream, info) => {
    if (name !== "file" || files.length > 0) return void stream.resume();
    const stored = putBlob(stream, UPLOAD_BYTES_MAX);
    stored.catch(broken.reject);
    files.push({ name: info.filename ?? "file", claimed: info.mimeType, stored });
  });
  const body = Readable.fromWeb(request.body as ReadableStream);
  // What cannot be kept ends the reading: the parser would wait for ever for somebody to take the rest of it.
  await Promise.race([read(parser, body), broken.promise]).finally(() => body.unpipe(parser).resume());
  const file = files[0];
  return file ? { ...fields, file: await described(file, caller) } : fields;
}

/** Keeps a file that comes from this machine: the description goes into a command, as that of an upload does. */
export const keepFile = (bytes: Readable, name: string, claimed: string, caller: Caller) =>
  described({ name, claimed, stored: putBlob(bytes, UPLOAD_BYTES_MAX) }, caller);

/** What is kept, staged for this caller: until a command takes it up it is nobody's evidence. */
const described = async ({ name, claimed, stored }: Received, caller: Caller) => {
  const { sha256, size } = await stored;
  const file = { sha256, size, type: await typeOf(sha256, claimed), name: safeName(name) };
  await stage(file, caller);
  return file;
};

const openParser = (request: Request) => {
  try {
    return busboy({
      headers: Object.fromEntries(request.headers) as IncomingHttpHeaders,
      limits: { files: 1, fields: 50, fieldSize: 1024 * 1024, parts: 60 },
      defParamCharset: "utf8",
    });
  } catch {
    throw new Refusal("unreadable", reason("upload.unreadable"));
  }
};

const parsed = (name: string, value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal("unreadable", reason("upload.part", { path: name }));
  }
};

const read = (parser: busboy.Busboy, body: Readable) =>
  new Promise<void>((resolve, reject) => {
    parser.on("close", resolve);
    parser.on("error", () => reject(new Refusal("unreadable", reason("upload.unreadable"))));
    body.on("error", () => reject(new Refusal("unreadable", reason("upload.unreadable"))));
    body.pipe(parser);
  });

/**
 * What the bytes are, not what the browser calls them; text has no magic bytes and keeps a harmless claim. What begins as a kind of file
 * and breaks off is of no kind.
 */
const typeOf = async (sha256: string, claimed: string): Promise<string> => {
  const sniffed = await fileTypeFromFile(blobPath(sha256)).catch(() => ({ mime: "application/octet-stream" }));
  if (sniffed) return sniffed.mime;
  return ["text/plain", "text/csv", "application/json"].includes(claimed) ? claimed : "application/octet-stream";
};

/** A name for showing and downloading: no path, no control, no direction-changing characters, at most 200 characters. */
const safeName = (name: string) => {
  const bare = (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return bare === "" ? "file" : bare.slice(-200);
};

const stage = async (file: { sha256: string; size: number; type: string; name: string }, { actor }: Caller) => {
  await writer().$executeRaw(sql`
    insert into upload (sha256, person_id, size, type, name, created_at) values (${file.sha256}, ${actor.id}, ${file.size}, ${file.type}, ${file.name}, product_clock())
    on conflict (sha256, person_id) do update set created_at = excluded.created_at`);
};
