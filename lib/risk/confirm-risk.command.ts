import { dayIn } from "#lib/core/calendar.rules";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lightPath, tieringPolicy } from "#lib/policy/load";
import { confirmedAnew, waitsAnew } from "#lib/risk/anew.rules";
import { decided } from "#lib/risk/decision.rules";
import { lightPathEntry } from "#lib/risk/light-path.rules";
import { raiseFaults } from "#lib/risk/raise.rules";
import { Assessment, ConfirmRiskInput } from "#lib/risk/record.schema";
import { factsHold } from "#lib/risk/standing.rules";
import { holdRated, mayNotConfirmNow, personIn, ratedBy, told } from "#lib/risk/store";
import { ratingFactsOf, ratingOf } from "#lib/risk/stored-rating";

export const confirmRisk = command({
  id: "confirmRisk",
  summary: "Confirm the tier of a version as a second person, or set another one with a reason",
  http: "POST /risk-assessments/{assessmentId}/confirmation",
  permission: "risk:confirm",
  scope: ({ assessmentId }) => ({ assessment: assessmentId }),
  event: "risk.confirmed",
  refused: "signoff.refused",
  input: ConfirmRiskInput,
  output: Assessment,

  load: async (db, _input, ctx) => holdRated(db, ctx),
  decide: ({ version }, { assessmentId, ...wish }, ctx) => {
    const policy = tieringPolicy();
    const rating = version.ratings.find(({ id }) => id === assessmentId);
    if (!rating) throw new Refusal("notFound", reason("not_found"));
    const person = personIn(ctx, version.unitId);
    const by = ratedBy(version, rating);
    const refused = [
      ...mayNotConfirmNow(version, rating, wish, person),
      ...(rating.status === "computed" ? raiseFaults(rating, wish) : []),
    ];
    if (refused.length > 0) throw new Refusal("refused", refused);
    // Whoever confirms says yes to what the model is now, not to what it was when it was rated.
    const facts = ratingFactsOf(version.content);
    if (!factsHold(rating.facts, facts)) throw new Refusal("refused", reason("risk.facts_changed"));
    const anew = waitsAnew(rating, by);
    const { second, ...decision } = anew
      ? confirmedAnew(rating, by)
      : decided(policy, rating, wish, person.personId, dayIn(ctx.now, ctx.zone));
    const raise =
      rating.raise && wish.dropRaise ? { ...rating.raise, dropped: { by: person.personId, reason: wish.dropRaise } } : null;
    const light = { tier: decision.tier, facts, answers: rating.answers };
    return {
      id: assessmentId,
      versionId: version.id,
      ...decision,
      raise,
      second,
      anew,
      lightPath: decision.status === "confirmed" && lightPathEntry(lightPath(), policy, light).length === 0,
    };
  },
  save: async (db, { id, versionId, second, anew, lightPath: light, override, raise, status, tier }, _state, { actor, now }) => {
    const by = second ? { secondBy: actor.id, secondAt: now } : { confirmedBy: actor.id, confirmedAt: now };
    const saved = await db.assessment.update({
      where: { id },
      data: { status, tier, ...(override && { override }), ...(raise && { raise }), ...by },
    });
    if (status === "confirmed" && !anew)
      await db.modelVersion.update({ where: { id: versionId }, data: { tier, lightPath: light } });
    return { ...told(ratingOf(saved)), lightPath: light };
  },
  // On the light path intake asks for itself as soon as its tier stands.
  jobs: (saved) => (saved.lightPath ? [{ job: "openLightPath", payload: { versionId: saved.versionId } }] : []),
});
