/** What a workbook says about itself: its sheets, which of its styles show dates, and where its parts are. */
import { posix } from "node:path";
import { Refusal, reason } from "#lib/core/errors";
import { showsDates } from "#lib/imports/cell-value";
import { LIMITS } from "#lib/imports/limits";
import type { Workbook } from "#lib/imports/open-workbook";
import { type Attributes, attribute, hearAll } from "#lib/imports/xml";

export type Sheet = { name: string; part: string; hidden: boolean };

/** `dates[style]` says whether cells of that style are dates. */
export type WorkbookParts = { sheets: Sheet[]; from1904: boolean; dates: boolean[]; sharedTexts: string | undefined };

type Relation = { type: string; part: string };

/** The parts that `part` points to, by relation id. A part outside the workbook is never followed. */
const relationsOf = async (book: Workbook, part: string): Promise<Map<string, Relation>> => {
  const found = new Map<string, Relation>();
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!book.has(name)) return found;
  await hearAll(book.text(name, LIMITS.describingBytes), {
    open(tag, attributes) {
      const { Id: id, Type: type, Target: target } = attributes;
      if (tag !== "Relationship" || !id || !type || !target || attributes.TargetMode === "External") return;
      found.set(id, { type: type.slice(type.lastIndexOf("/") + 1), part: posix.resolve("/", folder, target).slice(1) });
    },
  });
  return found;
};

const bookPart = async (book: Workbook): Promise<string> => {
  const relations = await relationsOf(book, "");
  const main = [...relations.values()].find((relation) => relation.type === "officeDocument")?.part ?? "xl/workbook.xml";
  if (!book.has(main)) throw new Refusal("unsupportedMediaType", reason("import.not-a-workbook"));
  return main;
};

/** The date styles: a cell format names a number format, built in or spelt out. */
const dateStyles = async (chunks: AsyncIterable<string>): Promise<boolean[]> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let within = false;
  await hearAll(chunks, {
    open(tag, attributes) {
      if (tag === "cellXfs") within = true;
      if (tag === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (tag === "xf" && within) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(tag) {
      if (tag === "cellXfs") within = false;
    },
  });
  return formats.map((id) => showsDates(id, codes.get(id)));
};

const isOn = (value: string | undefined) => value === "1" || value === "true";

/** Reads the parts of `book`. Refuses a ZIP that is no workbook and a workbook without a sheet. */
export const readParts = async (book: Workbook): Promise<WorkbookParts> => {
  const main = await bookPart(book);
  const relations = await relationsOf(book, main);
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type && book.has(relation.part))?.part;
  const sheets: Sheet[] = [];
  let from1904 = false;
  const sheet = (attributes: Attributes) => {
    const relation = relations.get(attribute(attributes, "id") ?? "");
    if (relation?.type !== "worksheet" || !book.has(relation.part)) return;
    const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
    sheets.push({ name: attributes.name ?? "", part: relation.part, hidden });
  };
  await hearAll(book.text(main, LIMITS.describingBytes), {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = isOn(attributes.date1904);
      if (tag === "sheet") sheet(attributes);
    },
  });
  if (sheets.length === 0) throw new Refusal("invalid", reason("import.no-sheet"));
  const styles = partOf("styles");
  return {
    sheets,
    from1904,
    dates: styles ? await dateStyles(book.text(styles, LIMITS.describingBytes)) : [],
    sharedTexts: partOf("sharedStrings"),
  };
};
