// How large what comes will be, for what stands in its place while it is on its way.
import { frameOf } from "./page-frames.ts";

/** What of a page is drawn ahead of it: a table, cards in columns, cards below each other, the desk of a signature, plain text. */
export type Shape = { head: boolean; filters?: boolean; body: "table" | "columns" | "cards" | "desk" | "text" };

/** What comes with the page from above it, when the layout it stands in is not there yet: a record's head and tabs, or tabs alone. */
export function frameShape(under: string, to: string): "record" | "tabs" | null {
  const frame = frameOf(to);
  if (frame === under) return null;
  return frame.startsWith("/models/") ? "record" : "tabs";
}

const TABLE: Shape = { head: true, body: "table" };
const LIST: Shape = { head: true, filters: true, body: "table" };
const CARDS: Shape = { head: true, body: "cards" };
const COLUMNS: Shape = { head: true, body: "columns" };
const TEXT: Shape = { head: true, body: "text" };

/** Every page there is, the most particular first. The head of a model is its frame's, so the pages below it have none. */
export const SHAPES: readonly (readonly [RegExp, Shape])[] = [
  [/^\/$/, { ...COLUMNS, filters: true }],
  [/^\/portfolio\/trends$/, COLUMNS],
  [/^\/models\/new$/, CARDS],
  [/^\/models\/[^/]+\/(risk|checklist|sign-offs|history|edit)$/, { head: false, body: "cards" }],
  [/^\/models\/[^/]+\/versions\/(new|[^/]+\/(edit|compare))$/, { head: false, body: "cards" }],
  [/^\/models\/[^/]+(\/links|\/versions\/[^/]+)?$/, { head: false, body: "columns" }],
  [/^\/models\/[^/]+\/versions$/, { head: false, body: "table" }],
  [/^\/(models|inbox|sign-offs|ratings|audit|admin\/people)$/, LIST],
  [/^\/sign-offs\/[^/]+$/, { head: true, body: "desk" }],
  [/^\/(ratings\/reviews|frameworks|frameworks\/controls|imports|audit\/verification|audit\/exports)$/, TABLE],
  [/^\/(account\/sessions|account\/keys|admin(\/grants|\/keys|\/units)?)$/, TABLE],
  [/^\/(account(\/password)?|admin\/people\/[^/]+|imports\/[^/]+|frameworks\/(controls\/)?[^/]+)$/, CARDS],
  [/^\/help$/, COLUMNS],
  [/^\/help\/.+$/, TEXT],
];

/** What is on its way under that address; outside the list it is cards, which most pages are made of. */
export const shapeOf = (path: string): Shape => SHAPES.find(([pattern]) => pattern.test(path))?.[1] ?? CARDS;
