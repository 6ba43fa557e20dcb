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

/** The text as the face at hand can show it. */
export const shownOn = (doc: Doc, text: string): string => printable(text, glyphs(doc));
