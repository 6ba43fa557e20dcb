/** Where in a dossier something stands, for headings and captions: the section, the item in it, the field. */
import { dotted } from "#lib/core/dotted.rules";

export const SECTIONS = ["model", "facts", "version", "risk", "checklist", "deployment", "policy"] as const;
export type Section = (typeof SECTIONS)[number];
/** `item`: a control, a question, a dataset, a section of the documentation, a prohibited practice. */
export type Spot = { section: Section; item: string | null; field: string };

/** A step of a path as it was before RFC 6901 escaped it. */
const plain = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");

const inModel = ([, field = "", fact = "", point]: string[]): Spot => {
  if (field === "facts") return { section: "facts", item: point ?? null, field: fact };
  return { section: "model", item: null, field: field || "ref" };
};

const inVersion = ([field = "", item]: string[]): Spot => ({
  section: "version",
  item: field === "artifact" ? null : (item ?? null),
  field,
});

const inRating = ([field = "", item, part]: string[]): Spot => {
  if (field === "answers") return { section: "risk", item: item ?? null, field: part ?? "answer" };
  return { section: "risk", item: null, field: item ? `${field}.${item}` : field };
};

/** The spot of a difference by its path, as `differences` gives it. */
export const spotOf = (path: string): Spot => {
  const [root = "", ...rest] = path.split("/").map(plain);
  const [first = "", second] = rest;
  switch (root) {
    case "model":
      return inModel(rest);
    case "version":
      return inVersion(rest);
    case "assessment":
      return inRating(rest);
    case "checklist":
      return { section: "checklist", item: first, field: second ?? "control" };
    case "deployment":
      return { section: "deployment", item: null, field: first || "deployment" };
    default:
      return { section: "policy", item: null, field: first || root };
  }
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Words = { yes: string; no: string };

/** A list of words is one line, anything nested is one line per part. */
const partsText = (value: Json[] | { [key: string]: Json }, words: Words): string => {
  if (Array.isArray(value)) {
    const parts = value.map((item) => valueText(item, words)).filter((part) => part !== null);
    return parts.join(value.every((item) => typeof item === "string") ? ", " : "\n");
  }
  const parts = Object.entries(value).map(([key, item]) => {
    const text = valueText(item, words);
    return text === null ? null : `${key}: ${text}`;
  });
  return parts.filter((part) => part !== null).join("\n");
};

/** A value in words: `yes` and `no` are the reader's. Null when there is nothing. */
export const valueText = (value: Json, words: Words): string | null => {
  if (value === null || value === "") return null;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "object" ? partsText(value, words) || null : String(value);
};

/** Words of one part of the catalogue, on a screen or on paper. */
type Catalogue = { (key: string): string; has(key: string): boolean };
type CaptionWords = {
  signoff: Catalogue;
  models: Catalogue;
  controls: Record<string, string>;
  questions: Record<string, string>;
};

/** How the forms call a part that several wholes have. */
const PART_WORDS: Record<string, Record<string, string>> = {
  artifact: { name: "hostedName", type: "identityType" },
  datasets: { version: "datasetVersion", digest: "datasetDigest", classification: "datasetClass" },
  documentation: { title: "documentTitle", text: "documentText" },
};

/** How fields, items, parts and places of a dossier are called. */
export const captionsIn = ({ signoff, models, controls, questions }: CaptionWords) => {
  const titles: Partial<Record<Section, Record<string, string>>> = { checklist: controls, risk: questions };
  const fieldName = (field: string): string => {
    const key = `field.${field.replaceAll(".", "_")}`;
    return signoff.has(key) ? signoff(key) : field;
  };
  const itemName = ({ section, item }: Spot): string | null => {
    if (item === null) return null;
    const title = titles[section]?.[item];
    if (title) return `${item} ${title}`;
    return models.has(`documentKey.${item}`) ? models(`documentKey.${item}`) : item;
  };
  /** What stands at a path, in one line: "CC-INV-01 Inventory · Evidence". */
  const captionOf = (path: string): string => {
    const spot = spotOf(path);
    const item = itemName(spot);
    if (item === null) return fieldName(spot.field);
    return spot.field === "control" ? item : dotted([item, fieldName(spot.field)]);
  };
  /** A part of what stands at a path: "SHA-256" of a dataset. */
  const partName = (path: string, part: string): string => {
    const { field } = spotOf(path);
    const key = `version.${PART_WORDS[field]?.[part] ?? part}`;
    return field in PART_WORDS && models.has(key) ? models(key) : fieldName(part);
  };
  return { fieldName, itemName, captionOf, partName };
};
