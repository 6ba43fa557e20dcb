// Faces of the paper and the characters they have.
import { printable } from "#lib/exports/printable";

export const MARGIN = 50;
export type Doc = PDFKit.PDFDocument;
export type Face = "text" | "bold" | "mono";

type HasGlyph = { font: { hasGlyphForCodePoint(code: number): boolean } };
const knowsGlyphs = (font: unknown): font is HasGlyph =>
  typeof font === "object" &&
  font !== null &&
  "font" in font &&
  typeof font.font === "object" &&
  font.font !== null &&
  "hasGlyphForCodePoint" in font.font;

/** Whether the face at hand has a glyph. Without an answer everything is taken to be there. */
const glyphs =
  (doc: Doc) =>
  (code: number): boolean => {
    const font: unknown = Reflect.get(doc, "_font");
    return knowsGlyphs(font) ? font.font.hasGlyphForCodePoint(code) : true;
  };

/** Documents on which a character was written as its code. */
const coded = new WeakSet<Doc>();

/** Whether anything on the paper so far is written as codes because no face has its glyphs. */
export const hasCodes = (doc: Doc): boolean => coded.has(doc);

/** The text as the face at hand can show it. */
export function shownOn(doc: Doc, text: string): string {
  const { text: shown, isWhole } = printable(text, glyphs(doc));
  if (!isWhole) coded.add(doc);
  return shown;
}
