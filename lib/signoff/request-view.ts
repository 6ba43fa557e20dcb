// A request as it is shown: sign-offs with who could give them, signatures in words, withdrawn and void ones among them.
import { worded } from "#lib/core/wording";
import type { PersonHere } from "#lib/lifecycle/people-here";
import { namesOf } from "#lib/lifecycle/people-here";
import type { VersionRecord } from "#lib/lifecycle/version-record";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { couldDecide, type Gated } from "#lib/signoff/desk";
import { mayWithdraw } from "#lib/signoff/request.rules";
import { filledSentence } from "#lib/signoff/sentence.rules";
import type { RequestRecord, SignatureRecord, SignoffRecord } from "#lib/signoff/store";
import type { RequestView, SignatureRow, SignoffRow } from "#lib/signoff/view.schema";
import { voidSentence } from "#lib/signoff/void.rules";

/** `record` only where somebody could still decide: who could is asked of it. */
type Around = { record: VersionRecord | null; people: readonly PersonHere[]; names: Record<string, string>; viewerId: string };

const isGated = (request: RequestRecord): request is Gated =>
  request.gate !== null && request.tier !== null && request.dossierHash !== null;

const DECIDABLE: readonly SignoffRecord["state"][] = ["open", "waiting"];

const signoffRow = (request: RequestRecord, { record, people }: Around, row: SignoffRecord): SignoffRow => {
  const could = record && isGated(request) && DECIDABLE.includes(row.state) ? couldDecide(request, record, people, row) : [];
  const signature = request.signatures.findLast(({ signoffId, withdrawnAt }) => signoffId === row.id && withdrawnAt === null);
  return {
    ...row,
    label: lifecyclePolicy().meanings[row.meaning].label,
    reason: row.decidedBy ? (signature?.reason ?? null) : null,
    couldSign: could.length,
    who: namesOf(could),
  };
};

/** Why a signature counts no more, in words; null while it counts or was withdrawn by its signer. */
const voidedWhy = ({ id, voidReason }: SignatureRecord, names: Record<string, string>): string | null => {
  if (!voidReason) return null;
  const { fields, byId } = voidReason;
  return worded(voidSentence({ signatureIds: [id], fields, byId }, names[byId] ?? byId)).message;
};

const bodyOf = ({ onBehalfOf }: SignatureRecord["manifest"], names: Record<string, string>): string | null => {
  if (!onBehalfOf) return null;
  return "personId" in onBehalfOf ? (names[onBehalfOf.personId] ?? onBehalfOf.personId) : onBehalfOf.body;
};

const signatureRow = (signature: SignatureRecord, { tier }: RequestRecord, names: Record<string, string>): SignatureRow => {
  const { manifest, printedName, voidReason, ...row } = signature;
  return {
    ...row,
    name: printedName,
    label: lifecyclePolicy().meanings[row.meaning].label,
    sentence: filledSentence(lifecyclePolicy(), manifest, tier),
    conditions: manifest.conditions,
    answers: manifest.answers,
    capacity: manifest.capacity,
    onBehalfOf: bodyOf(manifest, names),
    zone: manifest.zone,
    method: manifest.method.name,
    voidedWhy: voidedWhy(signature, names),
  };
};

export const requestView = (request: RequestRecord, around: Around): RequestView => {
  const { dossier, signoffs, signatures, label, ownerId, ...rest } = request;
  const { names, viewerId } = around;
  return {
    ...rest,
    version: label,
    signoffs: signoffs.map((row) => signoffRow(request, around, row)),
    signatures: signatures.map((signature) => signatureRow(signature, request, names)),
    mayWithdraw: mayWithdraw({ state: request.state, requesterId: request.requestedBy, ownerId }, viewerId) === null,
  };
};

/** Everybody a request names by id. */
export const peopleNamed = ({ requestedBy, closedBy, dossier, signoffs, signatures }: RequestRecord): (string | null)[] => [
  requestedBy,
  closedBy,
  dossier?.model.material.owner ?? null,
  dossier?.assessment.by ?? null,
  dossier?.assessment.confirmedBy ?? null,
  dossier?.assessment.secondBy ?? null,
  ...signoffs.map(({ decidedBy }) => decidedBy),
  ...signatures.flatMap(({ personId, manifest, voidReason }) => [
    personId,
    voidReason?.byId ?? null,
    ...manifest.conditions.map(({ ownerId }) => ownerId),
  ]),
];
