// The files of the demonstration: small, real, and the first thing in each is that it is no evidence of anything.
import { gzipSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { picture } from "#lib/demo/picture";
import type { AnswersFile } from "#lib/demo/portfolio.schema";

const FIRST_LINE = "Demonstration evidence";

type DemoFile = AnswersFile["files"][string];
/** What the file is about, and what a document says: a heading with a text each. */
export type About = { model: string; version: string; on: string; parts: { heading: string; text: string }[] };

const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  csv: "text/csv",
  json: "application/json",
  png: "image/png",
  gz: "application/gzip",
};

const cell = (value: string | number) =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

const table = ({ title, rows = [] }: DemoFile, { model, version, on }: About) =>
  [[FIRST_LINE], [title, model, version, on], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");

const values = ({ title, values: given = {} }: DemoFile, { model, version, on }: About) =>
  `{ "about": "${FIRST_LINE}",${JSON.stringify({ title, model, version, on, ...given }, null, 2).slice(1)}\n`;

async function document({ title }: DemoFile, { model, version, on, parts }: About): Promise<Buffer> {
  const made = new Date(`${on}T10:00:00Z`);
  const pdf = new PDFDocument({ size: "A4", margin: 64, info: { Title: title, CreationDate: made, ModDate: made }, lang: "en" });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.font("Helvetica").fontSize(9).fillColor("#555").text(FIRST_LINE).moveDown(2);
  pdf.fillColor("#111").font("Helvetica-Bold").fontSize(18).text(title).moveDown(0.3);
  pdf.font("Helvetica").fontSize(10).text(`${model}, version ${version}, ${on}`).moveDown(1.5);
  for (const { heading, text } of parts) {
    pdf.font("Helvetica-Bold").fontSize(12).text(heading).moveDown(0.2);
    pdf.font("Helvetica").fontSize(10.5).text(text, { lineGap: 2 }).moveDown(1);
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The bytes of a file by the ending of its name, with the type they have. */
export async function fileOf(name: string, file: DemoFile, about: About): Promise<{ name: string; type: string; bytes: Buffer }> {
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  if (name.endsWith(".pdf")) return { name, type, bytes: await document(file, about) };
  if (name.endsWith(".png"))
    return { name, type, bytes: picture(file.bars ?? [], `${file.title}, ${about.model}, ${about.version}`) };
  if (name.endsWith(".json")) return { name, type, bytes: Buffer.from(values(file, about)) };
  const rows = Buffer.from(table(file, about));
  return { name, type, bytes: name.endsWith(".gz") ? gzipSync(rows) : rows };
}
