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

const PAD = 3;
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

function drawRow(
  { doc, width, bottom }: Desk,
  cells: readonly Cell[],
  kinds: readonly Kind[],
  widths: readonly number[],
  row: Element,
) {
  const total = widths.reduce((sum, share) => sum + share, 0);
  const spans = widths.map((share) => (share / total) * width - 2 * PAD);
  const prepared = cells.map((cell, n) => {
    const { text, face } = faceOf(cell, kinds[n] ?? "TD");
    doc.font(face);
    const shown = shownOn(doc, text) || "–";
    return { shown, face, height: doc.heightOfString(shown, { width: spans[n] ?? width }) };
  });
  const height = Math.max(...prepared.map((cell) => cell.height)) + 2 * PAD;
  const isTall = height > (doc.page.height - 2 * MARGIN) * 0.6;
  if (!isTall && doc.y + height > bottom()) doc.addPage();
  const top = doc.y;
  const { page } = doc;
  let x = MARGIN;
  for (const [n, { shown, face }] of prepared.entries()) {
    const span = spans[n] ?? width;
    // A cell taller than most of a page flows over pages by itself, below the one before it and over the whole width.
    const place = isTall ? { x: MARGIN, y: doc.y + PAD, width } : { x: x + PAD, y: top + PAD, width: span };
    const kind = kinds[n] ?? "TD";
    const element = doc.struct(kind, scopeOf(kind, kinds));
    row.add(element);
    doc.font(face);
    doc.text(shown, place.x, place.y, { width: place.width, structParent: element, structType: "P" });
    x += span + 2 * PAD;
  }
  doc.font("text");
  if (!isTall && doc.page === page) doc.y = top + height;
  rule(doc);
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

/** Draws a table that goes on over pages; a row stays on one page unless it is taller than most of it. */
export function drawTable(desk: Desk, { headers, widths, rows, rowHeaders = false }: Table) {
  const { doc, parent } = desk;
  if (rows.length === 0) return;
  const table = doc.struct("Table");
  parent.add(table);
  const row = () => {
    const element = doc.struct("TR");
    table.add(element);
    return element;
  };
  if (headers)
    drawRow(
      desk,
      headers,
      headers.map(() => "TH" as const),
      widths,
      row(),
    );
  for (const cells of rows)
    drawRow(
      desk,
      cells,
      cells.map((_, n): Kind => (rowHeaders && n === 0 ? "TH" : "TD")),
      widths,
      row(),
    );
  doc.x = MARGIN;
  doc.y += 4;
}
