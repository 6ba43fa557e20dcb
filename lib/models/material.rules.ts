/** Which content an edit changes, where it may still be changed, and what an open request then loses. */
import { type Reason, reason } from "#lib/core/errors";
import type { Stage } from "#lib/lifecycle/schema";
import type { Dataset, Document, Identity, Link } from "#lib/models/content.schema";
import { type Domain, domainSchema, type Facts, type Kind, kindSchema, unknownFacts } from "#lib/models/facts.schema";
import { type Standing, voidedBy } from "#lib/signoff/void.rules";

/** The content people sign, as it stands in a version. */
export type Content = {
  purpose: string | null;
  intendedUse: string | null;
  outOfScopeUse: string | null;
  limitations: string | null;
  kind: string | null;
  domain: string | null;
  jurisdictions: string[];
  facts: Facts;
  upstream: Link[];
  changeClass: string | null;
  identity: Identity | null;
  datasets: Dataset[];
  documentation: Document[];
};
export const CONTENT_FIELDS = [
  "purpose",
  "intendedUse",
  "outOfScopeUse",
  "limitations",
  "kind",
  "domain",
  "jurisdictions",
  "facts",
  "upstream",
  "changeClass",
  "identity",
  "datasets",
  "documentation",
] as const satisfies (keyof Content)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Equal as JSON, whatever the order of keys. */
export const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(a[key], b[key]));
  }
  return (a ?? null) === (b ?? null);
};

/** Of the given values those that differ from what is there. */
export const changedOnly = <T extends Record<string, unknown>>(before: T, given: Partial<T>): Partial<T> => {
  const changed: Partial<T> = { ...given };
  for (const key of Object.keys(given)) if (given[key] === undefined || same(given[key], before[key])) delete changed[key];
  return changed;
};

/** Where a field stands in a dossier; a fact by its own name. */
const ON_VERSION = ["changeClass", "identity", "datasets", "documentation", "authors"];
export const pathsOf = (before: Content, changed: Partial<Content>): { path: string }[] =>
  Object.keys(changed).flatMap((field) => {
    if (ON_VERSION.includes(field)) return [{ path: `version/${field}` }];
    const { facts } = changed;
    if (field !== "facts" || !facts) return [{ path: `model/material/${field}` }];
    return Object.entries(facts)
      .filter(([fact, value]) => !same(value, before.facts[fact as keyof Facts]))
      .map(([fact]) => ({ path: `model/material/facts/${fact}` }));
  });

export type VersionState = { id: string; label: string; stage: Stage; changeClass: string | null; number: number };

const OPEN: readonly Stage[] = ["proposed", "in_development"];
/** From T2 on the content is frozen; T3 opens it again. */
export const isOpen = ({ stage }: Pick<VersionState, "stage">): boolean => OPEN.includes(stage);

/** The version a material edit of the model goes to: the newest open one, an emergency fix only when there is no other. */
export const openVersion = <V extends VersionState>(versions: readonly V[]): V | null => {
  const open = versions.filter(isOpen).toSorted((a, b) => b.number - a.number);
  return open.find(({ changeClass }) => changeClass !== "emergency") ?? open[0] ?? null;
};

/** Why a material edit of this version is refused; null while it is open. */
export const frozen = (version: Pick<VersionState, "label" | "stage">): Reason | null =>
  isOpen(version) ? null : reason("version.frozen", { version: version.label, stage: version.stage });

/** An open request with everything that falls with it. */
export type OpenRequest = { transitionId: string; versionId: string; signoffIds: string[]; signatures: Standing[] };

/** What an edit takes from an open request. The request itself is then void, because its dossier is no longer what is there. */
export type Voiding = {
  transitionId: string;
  versionId: string;
  signoffIds: string[];
  signatureIds: string[];
  fields: string[];
  byId: string;
};

/** The requests an edit of these fields by this person makes void. */
export const voidings = (requests: readonly OpenRequest[], paths: readonly { path: string }[], byId: string): Voiding[] =>
  requests.flatMap(({ transitionId, versionId, signoffIds, signatures }) => {
    const lost = voidedBy({ byId, differences: paths, answeredInSignoff: [] }, signatures);
    return lost ? [{ transitionId, versionId, signoffIds, ...lost }] : [];
  });

const kindOf = (text: string | null): Kind | null => kindSchema.safeParse(text).data ?? null;
const domainOf = (text: string | null): Domain | null => domainSchema.safeParse(text).data ?? null;

/** What is not known and matters for this content, by field. */
export const openFacts = ({ facts, kind, domain }: Pick<Content, "facts" | "kind" | "domain">): string[] =>
  unknownFacts(facts, kindOf(kind), domainOf(domain));
