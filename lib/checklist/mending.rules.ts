/** Where a thing that Countersign itself found missing is put right: a link to the control would only repeat the sentence. */
import { missingFields } from "#lib/checklist/record.rules";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { type Reason, reason } from "#lib/core/errors";
import type { Gate } from "#lib/lifecycle/schema";
import { domainSchema, kindSchema, unknownFacts } from "#lib/models/facts.schema";

/** Fields whose question stands among the facts, with the owner and what identifies the version apart. */
const AMONG_FACTS: readonly string[] = ["kind", "domain"];
const fieldPlace = (field: string, { lightPath }: ChecklistState): string => {
  if (field === "owner") return "owner";
  if (field === "identity") return lightPath ? "checklist#card-build-record" : "version#identity";
  return AMONG_FACTS.includes(field) ? `facts#${field}` : `model#${field}`;
};

const firstUnknown = ({ content: { facts, kind, domain } }: ChecklistState): string => {
  const [fact = ""] = unknownFacts(facts, kindSchema.nullable().parse(kind), domainSchema.nullable().parse(domain));
  return fact.startsWith("article5") ? "article5" : fact;
};

/** Who holds which role is not mended by those who read it: `people` has no page of theirs. */
const PLACES: Readonly<Record<string, (state: ChecklistState) => string>> = {
  "CC-GOV-02": ({ ownerId }) => (ownerId === null ? "owner" : "people"),
  "CC-GOV-05": (state) => `facts#${firstUnknown(state)}`,
  "CC-INV-02": () => "risk",
  "CC-CHG-02": () => "people",
  "CC-APR-01": () => "signoffs",
};

/** The reason as one for each thing that is missing, each with the place that mends it (`fix`); others stay as they are. */
export const mending = (why: Reason, state: ChecklistState, gate: Gate): Reason[] => {
  if (why.code === "CC-INV-01")
    return missingFields(state, gate).map((field) => reason(why.code, { missing: field, fix: fieldPlace(field, state) }));
  const place = Object.hasOwn(PLACES, why.code) ? PLACES[why.code] : undefined;
  return [place ? { ...why, values: { ...why.values, fix: place(state) } } : why];
};
