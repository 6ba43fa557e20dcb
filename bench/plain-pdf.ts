// The dossier of a model as a file, and as many pages that say next to nothing, made with the same library.
import type { Readable } from "node:stream";
import PDFDocument from "pdfkit";
import { readAtOnce } from "#lib/db/reader";
import { buildDossier } from "#lib/exports/build-dossier";
import { dossierContent } from "#lib/exports/dossier-content";
import { readFacts } from "#lib/exports/snapshot";
import { contextOf } from "./same-sql.ts";

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const PAGE = /\/Type \/Page\b/g;
export const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(PAGE)?.length ?? 0;

/** Read from the database and drawn as the worker does it. */
export async function dossierOf(versionId: string): Promise<Buffer> {
  const { actor } = await contextOf("risk-officer@demo.example");
  const { pdf } = await readAtOnce(async (db) =>
    buildDossier(await dossierContent(db, versionId, actor), await readFacts(db, "bench", actor, {})),
  );
  return bytesOf(pdf);
}

export function helloPages(pages: number): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", autoFirstPage: false });
  const bytes = bytesOf(doc as Readable);
  for (let page = 0; page < pages; page += 1) doc.addPage().text("Hello, world");
  doc.end();
  return bytes;
}
