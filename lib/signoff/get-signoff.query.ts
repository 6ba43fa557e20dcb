import { isSitting } from "#lib/access/reauthenticate";
import { dayIn } from "#lib/core/calendar.rules";
import { query } from "#lib/core/operation";
import { worded } from "#lib/core/wording";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { compared } from "#lib/signoff/baseline";
import { statementNeeded } from "#lib/signoff/decision.rules";
import { type Desk, loadDesk } from "#lib/signoff/desk";
import { peopleNamed, requestView } from "#lib/signoff/request-view";
import { GetSignoffInput } from "#lib/signoff/schema";
import { mayDecide } from "#lib/signoff/segregation.rules";
import { validUntil } from "#lib/signoff/sentence.rules";
import { conditionsSoFar, manifestOf, roleAt, sentenceAt } from "#lib/signoff/signature";
import { namesById, requestOfSignoff } from "#lib/signoff/store";
import { teller } from "#lib/signoff/told";
import { GetSignoffOutput } from "#lib/signoff/view.schema";

/** What a plain signature now would be over. Name, instant and method are set when it is given. */
const preview = (desk: Desk, at: string, today: string) => {
  const policy = lifecyclePolicy();
  const given = { decision: "sign" as const, dossierHash: desk.request.dossierHash };
  const { secret } = policy.meanings[desk.signoff.meaning];
  const method = secret ? { name: "password" as const, identifiedBy: "email" as const } : { name: "acknowledgement" as const };
  const {
    printedName,
    instant,
    method: _method,
    ...manifest
  } = manifestOf(policy, desk, given, method, { signatureId: "", printedName: "", at, today });
  const conditions = { ...given, decision: "sign_with_conditions" as const };
  const term = { tier: desk.request.tier, kind: desk.record.content.kind };
  const conditional = conditionsSoFar(desk).length > 0;
  return {
    manifest,
    sentence: sentenceAt(policy, desk, given, today),
    sentenceWithConditions: sentenceAt(policy, desk, conditions, today),
    validUntil: validUntil(policy, { ...term, conditional }, today),
    validUntilWithConditions: validUntil(policy, { ...term, conditional: true }, today),
  };
};

/** Why the caller may not decide it now: a rule about them, or the order of signatures. */
const refusedNow = ({ verdict, person, signing }: Desk) => {
  const now = verdict.allowed ? mayDecide(person, signing) : verdict;
  return now.allowed ? [] : [worded(now.reason)];
};

export const getSignoff = query({
  id: "getSignoff",
  summary: "A sign-off with the dossier, what changed since the caller last signed, and the manifest to be signed",
  http: "GET /signoffs/{signoffId}",
  permission: "model:read",
  scope: ({ signoffId }) => ({ signoff: signoffId }),
  input: GetSignoffInput,
  output: GetSignoffOutput,

  read: async (db, { signoffId }, { actor, now, zone, place }) => {
    const policy = lifecyclePolicy();
    const desk = await loadDesk(db, await requestOfSignoff(db, signoffId), signoffId, actor.id);
    const { request, record, people, signoff, person } = desk;
    const told = await teller(db, actor, place);
    const names = await namesById(db, peopleNamed(request));
    const view = requestView(request, { record, people, names, viewerId: actor.id });
    const row = view.signoffs.find(({ id }) => id === signoffId);
    if (!row) throw new Error("the desk is at a sign-off of its request");
    const { version, text } = policy.accountability_statement;
    const { secret } = policy.meanings[signoff.meaning];
    return {
      id: signoffId,
      transitionId: request.id,
      signoff: row,
      request: view,
      ...(await compared(db, request, actor.id, told)),
      dossier: request.dossier && told(request.dossier),
      dossierHash: request.dossierHash,
      names,
      ...preview(desk, now.toISOString(), dayIn(now, zone)),
      answersDue: [...signoff.answersDue],
      role: roleAt(desk),
      secretNeeded: secret,
      emailNeeded: secret && actor.keyId === null && !(await isSitting(db, actor.sessionId)),
      statement: statementNeeded(policy, signoff, person.statementAccepted) === null ? null : { version, text },
      refused: refusedNow(desk),
    };
  },
});
