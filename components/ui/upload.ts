import type { Refused } from "./refusal.tsx";

export type Uploaded = { ok: true; data: unknown } | { ok: false; reasons: Refused[] };

type Upload = {
  url: string;
  file: File;
  /** Beside the file, as fields of the same multipart body. */
  fields: Record<string, string>;
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isReason = (value: unknown): value is Refused =>
  typeof value === "object" && value !== null && "code" in value && "message" in value && typeof value.message === "string";

/** The reasons of a problem+json answer; none when the answer is something else. */
function reasonsOf(body: unknown): Refused[] {
  const list: unknown = typeof body === "object" && body !== null && "reasons" in body ? body.reasons : [];
  return Array.isArray(list) ? list.filter(isReason) : [];
}

/**
 * Sends one file as multipart. The older request interface is used because fetch tells nothing of what was sent so far. An
 * empty list of reasons means that no answer came, or none we can read.
 */
export function upload({ url, file, fields, onProgress, signal }: Upload): Promise<Uploaded> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("countersign-language", document.documentElement.lang.slice(0, 2));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const answer = parse(request.responseText);
      const isOk = request.status >= 200 && request.status < 300;
      resolve(isOk ? { ok: true, data: answer } : { ok: false, reasons: reasonsOf(answer) });
    };
    request.onerror = () => resolve({ ok: false, reasons: [] });
    request.onabort = () => resolve({ ok: false, reasons: [] });
    signal.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
