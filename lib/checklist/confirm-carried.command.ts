import { mayAttach } from "#lib/checklist/answering.rules";
import { carriedAt, staysOpen } from "#lib/checklist/carried.rules";
import { closedReasons, placeOf, withAnswers, withAttachments } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { ConfirmCarriedInput } from "#lib/checklist/input.schema";
import { CarriedRecord } from "#lib/checklist/schema";
import { holdChecklist, personIn, refuse } from "#lib/checklist/store";
import { type Reason, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { worded } from "#lib/core/wording";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";

export const confirmCarried = command({
  id: "confirmCarried",
  summary:
    "Say of everything carried over for a gate, or of one control, where nothing it rests on has changed, that it still holds",
  http: "POST /versions/{versionId}/carried-over",
  permission: "control:answer",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "carried.confirmed",
  input: ConfirmCarriedInput,
  output: CarriedRecord,

  load: async (db, _input, ctx) => holdChecklist(db, ctx),
  decide: ({ state, requests }, { gate, controlId }, ctx) => {
    const person = personIn(ctx, state);
    const all = carriedAt(controlLibrary(), state, gate);
    const carried = controlId === undefined ? all : all.filter(({ control }) => control.id === controlId);
    // One click confirms what this person answers or prepares; what belongs to others waits for them.
    const judged = carried.map((each) => {
      const mine = mayAttach(person, each.control, placeOf(state, each.control));
      const why: Reason | undefined =
        [...closedReasons(state, each.control), ...mine][0] ?? staysOpen(state, each.control, each.answer) ?? undefined;
      return { ...each, why };
    });
    const held = judged.filter(({ why }) => !why);
    if (held.length === 0) refuse("refused", [judged[0]?.why ?? reason("checklist.nothing_carried", { gate })]);
    const answers = held.flatMap(({ answer }) => (answer ? [{ ...answer, carriedFrom: null }] : []));
    const attachments = held.flatMap((each) => each.attachments.map((one) => ({ ...one, carriedFrom: null })));
    const after = withAttachments(withAnswers(state, answers), attachments);
    return {
      versionId: state.versionId,
      gate,
      confirmed: held.map(({ control }) => control.id),
      answerIds: answers.map(({ id }) => id),
      attachmentIds: attachments.map(({ id }) => id),
      open: judged.flatMap(({ control, why }) => (why ? [{ controlId: control.id, why }] : [])),
      voided: fallenRequests(controlLibrary(), { before: state, after }, requests, person.personId),
      lightPath: state.lightPath,
    };
  },
  save: async (db, { versionId, confirmed, answerIds, attachmentIds, open, voided }, _state, { actor, now }) => {
    const data = { carriedConfirmedBy: actor.id, carriedConfirmedAt: now };
    await db.controlAnswer.updateMany({ where: { id: { in: answerIds } }, data });
    await db.attachment.updateMany({ where: { id: { in: attachmentIds } }, data });
    const fallen = await saveVoidings(db, voided, now);
    const left = open.map(({ controlId, why }) => ({ controlId, reason: worded(why) }));
    return { id: versionId, confirmed, open: left, voided: fallen };
  },
  jobs: (saved, { lightPath }) => (lightPath ? [{ job: "openLightPath", payload: { versionId: saved.id } }] : []),
});
