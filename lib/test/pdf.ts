// A PDF as an independent reader sees it.
import { execFileSync } from "node:child_process";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export const openPdf = (bytes: Buffer) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
type Pdf = Awaited<ReturnType<typeof openPdf>>;

/** The text of each page, words apart. */
export async function pagesOf(pdf: Pdf): Promise<string[]> {
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    const words = items.map((item) => ("str" in item ? item.str : ""));
    pages.push(words.join(" ").replace(/\s+/g, " "));
  }
  return pages;
}

/** The files within the document. */
export async function filesIn(pdf: Pdf): Promise<{ name: string; content: Buffer }[]> {
  const files = [...((await pdf.getAttachments()) ?? new Map())];
  return Promise.all(
    files.map(async ([id, { filename }]) => ({
      name: filename,
      content: Buffer.from((await pdf.getAttachmentContent(id)) ?? []),
    })),
  );
}

/** Whether a second reader is installed on this machine. */
export function hasPoppler(): boolean {
  try {
    execFileSync("pdfinfo", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
