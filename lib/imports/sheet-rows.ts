/** Listens to the XML of one sheet and hands out its rows. A formula is never computed: the result stored beside it is the text. */
import { Refusal, reason } from "#lib/core/errors";
import type { CellError } from "#lib/imports/cell-errors.rules";
import { cellText, dateText, numberText } from "#lib/imports/cell-value";
import { beginningOf } from "#lib/imports/clean.rules";
import { columnAt } from "#lib/imports/column-letters.rules";
import { LIMITS } from "#lib/imports/limits";
import type { SharedTexts } from "#lib/imports/shared-texts";
import type { RawRow } from "#lib/imports/table";
import type { Attributes, XmlListener } from "#lib/imports/xml";

const broken = () => new Refusal("invalid", reason("import.xlsx-broken"));

/** Zero-based column of a cell reference: `AB12` is 27. */
const columnOf = (reference: string): number => {
  const letters = /^([A-Z]{1,3})[1-9]\d*$/.exec(reference)?.[1];
  if (!letters) throw broken();
  return columnAt(letters);
};

/** How much is kept of what stands in a cell with an error. */
const ERROR_CHARACTERS = 40;

type Cell = { type: string; style: number; stored: string; formula: boolean };

export class SheetRows implements XmlListener {
  formulas = 0;
  formulasWithoutResult = 0;
  #shared: SharedTexts;
  #dates: readonly boolean[];
  #from1904: boolean;
  #finished: RawRow[] = [];
  #row = 0;
  #column = -1;
  #cells: string[] = [];
  #errors: CellError[] = [];
  #characters = 0;
  #cell: Cell | undefined;
  #reading = false;
  #phonetic = false;

  constructor(shared: SharedTexts, dates: readonly boolean[], from1904: boolean) {
    this.#shared = shared;
    this.#dates = dates;
    this.#from1904 = from1904;
  }

  /** The rows finished since the last call. */
  take(): RawRow[] {
    const rows = this.#finished;
    this.#finished = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "f" && this.#cell) this.#cell.formula = true;
    else if (name === "rPh") this.#phonetic = true;
    this.#reading = this.#cell !== undefined && (name === "v" || (name === "t" && !this.#phonetic));
  }

  text(text: string): void {
    if (this.#reading && this.#cell) this.#cell.stored += text;
  }

  close(name: string): void {
    this.#reading = false;
    if (name === "rPh") this.#phonetic = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
  }

  #openRow(attributes: Attributes): void {
    const row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r);
    if (!Number.isInteger(row) || row <= this.#row) throw broken();
    this.#row = row;
    this.#column = -1;
    this.#cells = [];
    this.#errors = [];
    this.#characters = 0;
  }

  #openCell(attributes: Attributes): void {
    const column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    if (column <= this.#column) throw broken();
    this.#column = column;
    this.#cell = { type: attributes.t ?? "n", style: Number(attributes.s ?? 0), stored: "", formula: false };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell) return;
    const text = this.#textOf(cell);
    if (cell.formula) this.formulas += 1;
    if (cell.formula && text === "") this.formulasWithoutResult += 1;
    if (text === "") return;
    if (this.#column >= LIMITS.columns)
      throw new Refusal("tooLarge", reason("import.too-many-columns", { limit: LIMITS.columns }));
    if (cell.type === "e") return void this.#errors.push({ at: this.#column, text: beginningOf(text, ERROR_CHARACTERS) });
    this.#characters += text.length;
    if (this.#characters > LIMITS.rowCharacters)
      throw new Refusal("tooLarge", reason("import.row-too-long", { row: this.#row, limit: LIMITS.rowCharacters }));
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells.push(text);
  }

  #closeRow(): void {
    const [row, cells, errors] = [this.#row, this.#cells, this.#errors];
    if (errors.length > 0) this.#finished.push({ row, cells, errors });
    else if (cells.length > 0) this.#finished.push({ row, cells });
    this.#cells = [];
    this.#errors = [];
  }

  #textOf({ type, style, stored }: Cell): string {
    if (stored === "") return "";
    if (type === "s") return this.#shared.at(Number(stored));
    if (type === "b") return stored === "1" ? "TRUE" : "FALSE";
    if (type !== "n") return cellText(stored);
    const date = this.#dates[style] ? dateText(Number(stored), this.#from1904) : undefined;
    return date ?? numberText(stored);
  }
}
