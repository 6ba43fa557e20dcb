/** What one import may hold. Above a limit a file is refused whole, or a row alone, with a sentence that names the limit. */
export const LIMITS = {
  fileBytes: 50 * 1024 * 1024,
  rows: 100_000,
  columns: 1_024,
  /** One cell. A longer one rejects its row. */
  cellCharacters: 1024 * 1024,
  /** One row with all its cells, read before anything can be said about it. A longer one refuses the file: a quote is probably open. */
  rowCharacters: 4 * 1024 * 1024,
  /** All cells together: a small workbook can name one long shared text a million times. */
  tableCharacters: 512 * 1024 * 1024,
  zipEntries: 2_000,
  /** All parts of a workbook, unpacked. */
  unpackedBytes: 768 * 1024 * 1024,
  /** Unpacked to packed size of one part. Deflate reaches 1,032 on zeros; the most repetitive sheets stay below 100. */
  unpackedRatio: 250,
  /** A part smaller than this is never called a bomb for its ratio. */
  ratioFromBytes: 1024 * 1024,
  /** A part that describes the workbook: its sheets, relations or styles. */
  describingBytes: 32 * 1024 * 1024,
  sharedTextBytes: 128 * 1024 * 1024,
  sharedTexts: 4_000_000,
  /** Areas of merged cells whose text is filled down. Those beyond are counted. */
  mergedAreas: 50_000,
  xmlDepth: 64,
} as const;

/** How much of a file is looked at to guess its delimiter and UTF-16 without a mark. */
export const HEAD_BYTES = 64 * 1024;
