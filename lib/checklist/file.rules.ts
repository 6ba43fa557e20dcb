/** Which files are taken as evidence, and how one is handed out again. */
import { type Reason, reason } from "#lib/core/errors";

/** What the bytes of a file of this name have to be. Text has no magic bytes, so a text file is one that is nothing else. */
const TEXT = ["text/plain", "text/csv", "application/json", "application/octet-stream"];
const ZIPPED = ["application/zip"];
const BY_EXTENSION: Readonly<Record<string, readonly string[]>> = {
  pdf: ["application/pdf"],
  png: ["image/png"],
  jpg: ["image/jpeg"],
  jpeg: ["image/jpeg"],
  csv: TEXT,
  json: TEXT,
  md: TEXT,
  txt: TEXT,
  ipynb: TEXT,
  docx: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", ...ZIPPED],
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ...ZIPPED],
  pptx: ["application/vnd.openxmlformats-officedocument.presentationml.presentation", ...ZIPPED],
  zip: ZIPPED,
};

/** Bytes that run when somebody opens them are no evidence. */
const RUNS = [
  "application/x-msdownload",
  "application/x-elf",
  "application/x-mach-binary",
  "application/x-msi",
  "application/java-archive",
];

const extensionOf = (name: string) => name.toLowerCase().split(".").slice(1).at(-1) ?? "";

/** What is wrong with a file; null when it may be evidence. `type` is what its bytes are. */
export const fileFault = ({ name, type, size }: { name: string; type: string; size: number }): Reason | null => {
  if (size === 0) return reason("evidence.empty", { path: "file", name });
  if (RUNS.includes(type)) return reason("evidence.runs", { path: "file", name });
  const extension = extensionOf(name);
  const expected = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  return !expected || expected.includes(type) ? null : reason("evidence.not_what_it_says", { path: "file", name, type });
};

/** What a browser may show beside our pages; everything else is saved to disk. */
const SHOWN: Readonly<Record<string, string>> = {
  "application/pdf": "application/pdf",
  "image/png": "image/png",
  "image/jpeg": "image/jpeg",
  "text/plain": "text/plain; charset=utf-8",
  "text/csv": "text/plain; charset=utf-8",
  "application/json": "text/plain; charset=utf-8",
};

export const canBeShown = (type: string): boolean => Object.hasOwn(SHOWN, type);

/** RFC 6266 with RFC 8187: a plain name for old readers, the true one for all others. */
const disposition = (kind: "inline" | "attachment", name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

/** Headers under which evidence leaves: never guessed, never run, never kept by a cache, shown only when asked for and harmless. */
export const fileHeaders = (file: { name: string; type: string; size: number; inline: boolean }): Record<string, string> => {
  const isShown = file.inline && canBeShown(file.type);
  return {
    "content-type": isShown ? (SHOWN[file.type] ?? "application/octet-stream") : "application/octet-stream",
    "content-length": String(file.size),
    "content-disposition": disposition(isShown ? "inline" : "attachment", file.name),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
  };
};
