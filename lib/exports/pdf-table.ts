// Tables of the paper: cells in a structure of rows and headers, each row kept together where it fits.
import { type Doc, type Face, MARGIN, shownOn } from "#lib/exports/pdf-face";

declare global {
  namespace PDFKit.Mixins {
    // pdfkit writes it into the attributes of the element; its types do not know it yet.
    interface StructureElementOptions {
      scope?: "Row" | "Column";
    }
  }
}

const PAD = 2.25;
/** Digests fit on one line. */
const SIZE: Record<Face, number> = { text: 9, bold: 9, mono: 7 };
type Element = PDFKit.PDFStructureElement;

export type Cell = string | { text: string; face: Face };
export type Table = {
  headers?: readonly string[];
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
  rowHeaders?: boolean;
};

type Desk = { doc: Doc; parent: Element; width: number; bottom: () => number };
type Kind = "TH" | "TD";

const faceOf = (cell: Cell, kind: Kind): { text: string; face: Face } => {
  if (typeof cell !== "string") return cell;
  return { text: cell, face: kind === "TH" ? "bold" : "text" };
};

/** Which cells a header speaks for: those below it, or those beside it. */
const scopeOf = (kind: Kind, kinds: readonly Kind[]): PDFKit.Mixins.StructureElementOptions => {
  if (kind === "TD") return {};
  return { scope: kinds.every((one) => one === "TH") ? "Column" : "Row" };
};

type Prepared = { shown: string; face: Face; span: number; height: number };
type Row = { cells: readonly Cell[]; kinds: readonly Kind[]; widths: readonly number[] };

const faced = (doc: Doc, face: Face) => doc.font(face).fontSize(SIZE[face]);

/** What each cell shows, how wide it is, and how high that makes it. */
const prepare = ({ doc, width }: Desk, { cells, kinds, widths }: Row): Prepared[] => {
  const total = widths.reduce((sum, share) => sum + share, 0);
  return cells.map((cell, n) => {
    const { text, face } = faceOf(cell, kinds[n] ?? "TD");
    const span = ((widths[n] ?? 0) / total) * width - 2 * PAD;
    faced(doc, face);
    const shown = shownOn(doc, text) || "–";
    return { shown, face, span, height: doc.heightOfString(shown, { width: span }) };
  });
};

/** Draws a row. Without an element of the structure it is decoration: a header told again on the next page. */
function drawRow(desk: Desk, row: Row, element: Element | null, onNewPage: () => void = () => undefined) {
  const { doc, width, bottom } = desk;
  const prepared = prepare(desk, row);
  const height = Math.max(...prepared.map((cell) => cell.height)) + 2 * PAD;
  const isTall = height > (doc.page.height - 2 * MARGIN) * 0.6;
  if (!isTall && doc.y + height > bottom()) {
    doc.addPage();
    onNewPage();
  }
  const top = doc.y;
  const { page } = doc;
  let x = MARGIN;
  if (!element) doc.markContent("Artifact", { type: "Pagination" });
  for (const [n, { shown, face, span }] of prepared.entries()) {
    // A cell taller than most of a page flows over pages by itself, below the one before it and over the whole width.
    const place = isTall ? { x: MARGIN, y: doc.y + PAD, width } : { x: x + PAD, y: top + PAD, width: span };
    faced(doc, face);
    doc.text(shown, place.x, place.y, { width: place.width, ...within(doc, row.kinds, n, element) });
    x += span + 2 * PAD;
  }
  if (!element) doc.endMarkedContent();
  faced(doc, "text");
  if (!isTall && doc.page === page) doc.y = top + height;
  rule(doc);
}

/** The place of a cell in the structure. */
function within(doc: Doc, kinds: readonly Kind[], n: number, row: Element | null) {
  if (!row) return {};
  const kind = kinds[n] ?? "TD";
  const element = doc.struct(kind, scopeOf(kind, kinds));
  row.add(element);
  return { structParent: element, structType: "P" };
}

/** The line below a row is decoration. */
function rule(doc: Doc) {
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(doc.page.width - MARGIN, doc.y)
    .lineWidth(0.4)
    .strokeColor("#bbbbbb")
    .stroke();
  doc.endMarkedContent();
}

/** Draws a table that goes on over pages, its header on each; a row stays on one page unless it is taller than most of it. */
export function drawTable(desk: Desk, { headers, widths, rows, rowHeaders = false }: Table) {
  const { doc, parent } = desk;
  if (rows.length === 0) return;
  const table = doc.struct("Table");
  parent.add(table);
  const tableRow = () => {
    const element = doc.struct("TR");
    table.add(element);
    return element;
  };
  const head: Row | null = headers ? { cells: headers, kinds: headers.map(() => "TH"), widths } : null;
  const again = () => {
    if (head) drawRow(desk, head, null);
  };
  if (head) drawRow(desk, head, tableRow());
  for (const cells of rows) {
    const kinds = cells.map((_, n): Kind => (rowHeaders && n === 0 ? "TH" : "TD"));
    drawRow(desk, { cells, kinds, widths }, tableRow(), again);
  }
  doc.x = MARGIN;
  doc.y += 4;
}
