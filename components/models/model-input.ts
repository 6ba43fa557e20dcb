// What the forms of a model hold, as the input of registerModel and reviseModel.
import { Facts } from "#lib/models/facts.schema";
import type { FormValues } from "../ui/read-form.ts";

type Value = FormValues[string] | undefined;
const texts = (value: Value): string[] => [value ?? []].flat().filter((one) => typeof one === "string");
const separated = (value: Value): string[] =>
  texts(value)
    .flatMap((text) => text.split(/[,;\n]/))
    .map((text) => text.trim())
    .filter(Boolean);
const group = (value: Value): FormValues => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});

const POINTS = Object.keys(Facts.shape.article5.unwrap().shape);
const allPoints = (answer: boolean | null): FormValues => Object.fromEntries(POINTS.map((point) => [point, answer]));

/** One answer for all ten points, or each its own. */
const article5 = (choice: Value, facts: FormValues): FormValues => {
  if (choice === "none") return allPoints(false);
  return choice === "some" ? group(facts.article5) : allPoints(null);
};

/** Choices left open are facts that are not known; those the form did not ask stay as they are. */
const CHOSEN = ["sourcing", "euAiActClass"];
const factsOf = (values: FormValues): FormValues => {
  const facts = group(values.facts);
  const open = Object.fromEntries(CHOSEN.filter((name) => !(name in facts)).map((name) => [name, null]));
  return { ...facts, ...open, article5: article5(values.article5, facts) };
};

const shared = (values: FormValues) => {
  const { article5: _, otherJurisdictions, jurisdictions, tags, ...rest } = values;
  return {
    ...rest,
    facts: factsOf(values),
    jurisdictions: [...texts(jurisdictions), ...separated(otherJurisdictions).map((code) => code.toUpperCase())],
    tags: separated(tags),
  };
};

export const registerInput = (values: FormValues) => ({
  ...shared(values),
  ...(values.authors !== undefined && { authors: texts(values.authors) }),
});

const CLEARABLE = ["intendedUse", "outOfScopeUse", "limitations", "notes"];
/** What can be edited while no version is open. */
const OF_THE_RECORD = ["name", "tags", "notes", "businessUnit"];

/** An edit says everything the form shows: a text that was emptied is cleared. */
export const reviseInput = (values: FormValues, isOpen: boolean): FormValues => {
  const cleared = Object.fromEntries(CLEARABLE.map((name) => [name, null]));
  const all: FormValues = { ...cleared, ...shared(values) };
  return isOpen ? all : Object.fromEntries(Object.entries(all).filter(([name]) => OF_THE_RECORD.includes(name)));
};
