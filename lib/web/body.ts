import { Refusal, reason } from "#lib/core/errors";
import type { Caller } from "#lib/core/operation";
import { receiveUpload } from "#lib/web/upload";

const JSON_BYTES_MAX = 1024 * 1024;

/** A JSON object, or for multipart the fields with `upload` naming the bytes that were streamed to the store. */
export async function readBody(request: Request, caller: Caller): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "multipart/form-data") return receiveUpload(request, caller);
  const text = await limitedText(request);
  if (text === "") return {};
  if (type !== "application/json")
    throw new Refusal("unsupportedMediaType", reason("unsupported", { expected: "application/json", type: type ?? "nothing" }));
  return parseObject(text);
}

/** What is too large is read to its end all the same, and not kept: the next request on the connection stands behind it. */
async function limitedText(request: Request): Promise<string> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size <= JSON_BYTES_MAX) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > JSON_BYTES_MAX) throw new Refusal("tooLarge", reason("too_large", { limit: "1 MB" }));
  return new TextDecoder("utf-8").decode(Buffer.concat(chunks));
}

const parseObject = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through: whatever is wrong with the text, the sentence is the same.
  }
  throw new Refusal("unreadable", reason("unreadable"));
};
