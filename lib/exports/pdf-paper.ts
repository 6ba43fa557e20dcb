// A tagged PDF on A4: headings, paragraphs and tables in one structure that a screen reader follows, numbered pages, an outline.
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { type Doc, type Face, hasCodes, MARGIN, shownOn } from "#lib/exports/pdf-face";
import { drawTable, type Table } from "#lib/exports/pdf-table";

const FONTS = join(process.cwd(), "node_modules", "geist", "dist", "fonts");
const SIZE = { title: 17, section: 14, part: 10.5, body: 9, small: 7.5 };

type Element = PDFKit.PDFStructureElement;

/** What one pass learns and the next one prints: how many pages there are, where each section begins, whether characters are codes. */
export type Layout = { pages: number; sections: ReadonlyMap<string, number>; hasCodes: boolean };

export type PaperOptions = {
  title: string;
  subject: string;
  author: string;
  at: Date;
  /** At the top of every page; `mark` stands out. */
  head: string;
  mark: string | null;
  foot: string;
  /** "Page 3 of 12". */
  pageWords: (page: number, pages: number) => string;
  layout: Layout;
};

export type Paper = {
  doc: Doc;
  title(text: string): void;
  /** Begins a section: in the outline, with its page kept for the contents. */
  section(text: string): void;
  part(text: string): void;
  paragraph(text: string, look?: { face?: Face; small?: boolean }): void;
  table(table: Table): void;
  /** A page of its own begins with a list of titles and the page each is on. */
  contents(title: string, entries: readonly (readonly [title: string, page: number])[]): void;
  gap(): void;
  /** Ends the document and gives what the next pass prints. */
  end(): Layout;
};

const openDocument = ({ title, subject, author, at }: PaperOptions): Doc => {
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN + 16, bottom: MARGIN + 10, left: MARGIN, right: MARGIN },
    autoFirstPage: false,
    tagged: true,
    displayTitle: true,
    lang: "en-GB",
    pdfVersion: "1.7",
    info: {
      Title: title,
      Subject: subject,
      Author: author,
      Creator: "Countersign",
      Producer: "Countersign",
      CreationDate: at,
      ModDate: at,
    },
  });
  doc.registerFont("text", join(FONTS, "geist-sans", "Geist-Regular.ttf"));
  doc.registerFont("bold", join(FONTS, "geist-sans", "Geist-SemiBold.ttf"));
  doc.registerFont("mono", join(FONTS, "geist-mono", "GeistMono-Regular.ttf"));
  doc.font("text").fontSize(SIZE.body).lineGap(1.5);
  return doc;
};

/** What stands on every page and is no part of the content: for a screen reader it is not there. */
function drawFrame(doc: Doc, page: number, { head, mark, foot, pageWords, layout }: PaperOptions) {
  const width = doc.page.width - 2 * MARGIN;
  const line = (text: string, y: number, align: "left" | "right") =>
    doc.text(shownOn(doc, text), MARGIN, y, { width, align, lineBreak: false, ellipsis: true, height: SIZE.small + 3 });
  doc.page.margins.bottom = 0;
  doc.markContent("Artifact", { type: "Pagination" });
  doc.font("text").fontSize(SIZE.small).fillColor("#555555");
  line(head, MARGIN - 18, "left");
  line(foot, doc.page.height - MARGIN + 8, "left");
  line(pageWords(page, layout.pages), doc.page.height - MARGIN + 8, "right");
  doc
    .moveTo(MARGIN, MARGIN - 4)
    .lineTo(doc.page.width - MARGIN, MARGIN - 4)
    .lineWidth(0.5)
    .strokeColor("#999999")
    .stroke();
  if (mark) {
    doc.font("bold").fillColor("#9a2b12");
    line(mark, MARGIN - 30, "left");
  }
  doc.endMarkedContent();
  doc.page.margins.bottom = MARGIN + 10;
  doc.font("text").fontSize(SIZE.body).fillColor("#000000");
  doc.x = MARGIN;
  doc.y = MARGIN + 12;
}

/** Opens the paper; what is written comes out of `doc`, a stream. */
export function openPaper(options: PaperOptions): Paper {
  const doc = openDocument(options);
  const sections = new Map<string, number>();
  let page = 0;
  doc.on("pageAdded", () => {
    page += 1;
    drawFrame(doc, page, options);
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  let parent: Element = root;
  doc.addPage();

  const bottom = () => doc.page.height - doc.page.margins.bottom;
  const width = doc.page.width - 2 * MARGIN;
  const put = (text: string, type: string, face: Face, size: number, within: Element = parent) => {
    doc.font(face).fontSize(size);
    doc.text(shownOn(doc, text) || " ", MARGIN, doc.y, { width, structParent: within, structType: type });
    doc.font("text").fontSize(SIZE.body);
  };
  const keep = (height: number) => {
    if (doc.y + height > bottom()) doc.addPage();
  };

  return {
    doc,
    title: (text) => put(text, "Title", "bold", SIZE.title),
    section: (text) => {
      keep(90);
      parent = doc.struct("Sect", { title: text });
      root.add(parent);
      doc.y += 10;
      doc.outline.addItem(text);
      sections.set(text, page);
      put(text, "H1", "bold", SIZE.section);
      doc.y += 4;
    },
    part: (text) => {
      keep(60);
      doc.y += 7;
      put(text, "H2", "bold", SIZE.part);
      doc.y += 1;
    },
    paragraph: (text, { face = "text", small = false } = {}) => {
      for (const piece of text.split("\n\n")) put(piece, "P", face, small ? SIZE.small : SIZE.body);
    },
    table: (table) => drawTable({ doc, parent, width, bottom }, table),
    contents: (title, entries) => {
      doc.addPage();
      put(title, "H2", "bold", SIZE.part);
      drawContents({ doc, parent, width }, entries);
    },
    gap: () => {
      doc.y += 6;
    },
    end: () => {
      root.end();
      doc.end();
      return { pages: page, sections, hasCodes: hasCodes(doc) };
    },
  };
}

/** The page stands at the right edge; both are one entry to a screen reader. */
function drawContents(
  { doc, parent, width }: { doc: Doc; parent: Element; width: number },
  entries: readonly (readonly [string, number])[],
) {
  const list = doc.struct("TOC");
  parent.add(list);
  for (const [title, page] of entries) {
    const entry = doc.struct("TOCI");
    list.add(entry);
    const { y } = doc;
    doc.text(shownOn(doc, title), MARGIN, y, { width: width - 40, structParent: entry, structType: "P" });
    const next = doc.y;
    doc.text(String(page), MARGIN + width - 40, y, { width: 40, align: "right", structParent: entry, structType: "P" });
    doc.y = next;
  }
  doc.x = MARGIN;
}
