// One person at one sign-off: the request, the version it is about, who else could decide, and what the rules say about this one.
import { dueAt } from "#lib/checklist/due.rules";
import { Refusal, reason } from "#lib/core/errors";
import { recordOf, workOf } from "#lib/lifecycle/gate-state";
import { namesOf, type PersonHere, peopleHere } from "#lib/lifecycle/people-here";
import { refusedFor, type Verdict } from "#lib/lifecycle/rules";
import type { Gate, Tier } from "#lib/lifecycle/schema";
import type { Raw, VersionRecord } from "#lib/lifecycle/version-record";
import { applicability } from "#lib/models/facts.schema";
import { controlLibrary } from "#lib/policy/load";
import type { Signoff } from "#lib/signoff/decision.rules";
import type { Review } from "#lib/signoff/request.rules";
import { mayDecide, type Signing, whoMay } from "#lib/signoff/segregation.rules";
import { signingOf } from "#lib/signoff/signing.rules";
import { namesById, type RequestRecord, type SignoffRecord } from "#lib/signoff/store";

/** A request that has a gate, as every one with sign-offs has. */
export type Gated = RequestRecord & { gate: Gate; tier: Tier; dossierHash: string };

export type Desk = {
  request: Gated;
  record: VersionRecord;
  people: PersonHere[];
  review: Review;
  signoff: Signoff;
  signing: Signing;
  person: PersonHere;
  /** Whether this person may ever decide it; that it is not open yet, or closed, is another question. */
  verdict: Verdict;
};

export const gated = (request: RequestRecord): Gated => {
  const { gate, tier, dossierHash } = request;
  if (!gate || !tier || dossierHash === null) throw new Refusal("notFound", reason("not_found"));
  return { ...request, gate, tier, dossierHash };
};

/** On the light path some controls are answered by the signature itself. */
export const answersWith = (record: VersionRecord, gate: Gate, tier: Tier, meaning: SignoffRecord["meaning"]): string[] => {
  if (!record.lightPath) return [];
  const { kind, domain, facts } = record.content;
  return dueAt(controlLibrary(), gate, applicability(kind, domain, facts, tier))
    .filter(({ control }) => control.comes_with === meaning)
    .map(({ control }) => control.id);
};

export const reviewOf = (request: Gated, record: VersionRecord, lastChange: Review["lastChange"] = null): Review => ({
  state: request.state,
  gate: request.gate,
  tier: request.tier,
  dossierHash: request.dossierHash,
  requesterId: request.requestedBy,
  ownerId: record.ownerId,
  signoffs: request.signoffs.map((signoff) => ({
    ...signoff,
    answersDue: answersWith(record, request.gate, request.tier, signoff.meaning),
  })),
  lastChange,
});

/** The sign-off as the rules of segregation see it. */
export const signingAt = (request: Gated, record: VersionRecord, signoff: SignoffRecord): Signing =>
  signingOf(workOf(record), { ...request, requesterId: request.requestedBy }, signoff, request.signoffs);

export const couldDecide = (request: Gated, record: VersionRecord, people: readonly PersonHere[], signoff: SignoffRecord) =>
  whoMay(people, signingAt(request, record, signoff));

/** Asks the rules about the person alone, as if the sign-off were open. */
export const verdictOn = (person: PersonHere, signing: Signing, others: readonly PersonHere[]): Verdict => {
  const names = namesOf(others.filter(({ id }) => id !== person.id));
  return mayDecide(person, { ...signing, state: "open", waitsFor: [], names });
};

type Loaded = { request: Gated; record: VersionRecord; people: PersonHere[]; lastChange?: Review["lastChange"] };

export function deskFrom({ request, record, people, lastChange }: Loaded, signoffId: string, personId: string): Desk {
  const review = reviewOf(request, record, lastChange);
  const row = request.signoffs.find(({ id }) => id === signoffId);
  const signoff = review.signoffs.find(({ id }) => id === signoffId);
  const person = people.find(({ id }) => id === personId);
  if (!row || !signoff) throw new Refusal("notFound", reason("not_found"));
  const signing = signingAt(request, record, row);
  const verdict = person
    ? verdictOn(person, signing, couldDecide(request, record, people, row))
    : refusedFor(reason("signoff.role_missing", { who: row.roles.join("_or_"), names: "none" }));
  return { request, record, people, review, signoff, signing, person: person ?? stranger(personId), verdict };
}

/** Somebody who was deactivated between signing in and this line. */
const stranger = (id: string): PersonHere => ({
  id,
  name: "",
  roles: [],
  isAdmin: false,
  isAuditor: false,
  passwordIsOwn: false,
  deputyFor: [],
  statementAccepted: null,
});

/** The edit that made a request void, for whoever still has it open. */
async function lastChangeOf(
  db: Raw,
  { state, reason: fields, closedBy, closedAt }: RequestRecord,
): Promise<Review["lastChange"]> {
  if (state !== "void" || !closedBy || !closedAt) return null;
  const names = await namesById(db, [closedBy]);
  const time = `${closedAt.slice(0, 10)} ${closedAt.slice(11, 16)} UTC`;
  return { field: fields?.split(", ")[0] ?? "none", name: names[closedBy] ?? closedBy, time };
}

export async function loadDesk(db: Raw, request: RequestRecord, signoffId: string, personId: string): Promise<Desk> {
  const record = await recordOf(db, request.versionId);
  const people = await peopleHere(db, record.unitId, personId);
  return deskFrom({ request: gated(request), record, people, lastChange: await lastChangeOf(db, request) }, signoffId, personId);
}
