/** Files for tests: bytes on disk for one test, and ZIP archives that lie in every way an archive can. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll } from "vitest";
import { readTable } from "#lib/imports/read-table";
import type { TableItem } from "#lib/imports/table";

const folder = mkdtempSync(join(tmpdir(), "imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

export const pathFor = (name: string) => join(folder, `${++count}-${name}`);

/** A file with these bytes; the name says nothing about what it is. */
export const fileOf = (bytes: string | Uint8Array): string => {
  const path = pathFor("file.bin");
  writeFileSync(path, bytes);
  return path;
};

export const itemsOf = async (path: string, options = {}): Promise<TableItem[]> => {
  const items: TableItem[] = [];
  for await (const item of readTable(path, options)) items.push(item);
  return items;
};

/** The cells of all rows, the header first. */
export const cellsOf = async (path: string): Promise<string[][]> =>
  (await itemsOf(path)).flatMap((item) => (item.kind === "row" ? [item.cells] : item.kind === "header" ? [item.header] : []));

/** One part of an archive. `says` overrides what the directory claims about it. */
export type Part = {
  name: string;
  text: string | Uint8Array;
  says?: { size?: number; packed?: number; flags?: number; method?: number; attributes?: number; offset?: number };
};

const header = (signature: number, part: Part, packed: Uint8Array, central: { offset: number } | undefined): Buffer => {
  const name = Buffer.from(part.name);
  const says = central ? (part.says ?? {}) : {};
  const fields: [number, number][] = [
    [4, signature],
    ...(central ? ([[2, 0x0314]] as [number, number][]) : []),
    [2, 20],
    [2, says.flags ?? 0],
    [2, says.method ?? 8],
    [4, 0],
    [4, crc32(part.text)],
    [4, says.packed ?? packed.length],
    [4, says.size ?? Buffer.byteLength(part.text)],
    [2, name.length],
    [2, 0],
    ...(central
      ? ([
          [2, 0],
          [2, 0],
          [2, 0],
          [4, says.attributes ?? 0],
          [4, says.offset ?? central.offset],
        ] as [number, number][])
      : []),
  ];
  return Buffer.concat([numbers(fields), name]);
};

const numbers = (fields: readonly [number, number][]): Buffer =>
  Buffer.concat(
    fields.map(([width, value]) => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntLE(value, 0, width);
      return bytes;
    }),
  );

/** A ZIP archive of `parts`, deflated. */
export const zipOf = (parts: readonly Part[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.text);
    const local = Buffer.concat([header(0x04034b50, part, packed, undefined), packed]);
    directory.push(header(0x02014b50, part, packed, { offset }));
    bodies.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = numbers([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...bodies, ...directory, end]);
};

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook whose one sheet has these rows in XML; `more` replaces or adds parts. */
export const workbookOf = (rows: string, ...more: Part[]): Part[] => {
  const parts: Part[] = [
    {
      name: "_rels/.rels",
      text: `<Relationships xmlns="${RELATIONS}"><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      text: `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Models" sheetId="1" r:id="a"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships xmlns="${RELATIONS}"><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", text: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ];
  const replaced = new Set(more.map((part) => part.name));
  return [...parts.filter((part) => !replaced.has(part.name)), ...more];
};

/** A cell with its text inline. */
export const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const HEAD = `<row r="1">${inline("A1", "id")}${inline("B1", "name")}</row>`;
