// Steps about the record of a model: registered, described, revised, a new version, rated, confirmed.
import { createHash } from "node:crypto";
import type { InputOf } from "#lib/core/operation";
import type { StepOf, Story, StoryVersion } from "#lib/demo/portfolio.schema";
import type { Scene, Told } from "#lib/demo/scene";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { createVersion } from "#lib/models/create-version.command";
import { Facts, ratingFacts } from "#lib/models/facts.schema";
import { getVersion } from "#lib/models/get-version.query";
import { registerModel } from "#lib/models/register-model.command";
import { reviseVersion } from "#lib/models/revise-version.command";
import { tieringPolicy } from "#lib/policy/load";
import { QUESTION_IDS } from "#lib/policy/tiering.schema";
import { assessRisk } from "#lib/risk/assess-risk.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { proposals } from "#lib/risk/proposals.rules";
import { answersSchema } from "#lib/risk/schema";

/** The digest of something nobody built: of its name, so that it is the same at every start. */
const digestOf = (...parts: string[]) => `sha256:${createHash("sha256").update(parts.join("\n")).digest("hex")}`;

/** Digests the story calls made, and days it counts, as what they stand for. */
const made = (scene: Scene, story: Story, { label }: StoryVersion, given: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (value === "made") return [key, digestOf(story.name, label, key, JSON.stringify(given))];
      return key === "seen_d" ? ["seen", scene.date(value)] : [key, value];
    }),
  );

type Content = Pick<InputOf<typeof reviseVersion>, "identity" | "datasets" | "documentation">;
const contentOf = (scene: Scene, story: Story, version: StoryVersion): Content => {
  const { identity, datasets, documentation } = version;
  return {
    ...(identity && { identity: made(scene, story, version, identity) as Content["identity"] }),
    datasets: datasets.map((dataset) => made(scene, story, version, dataset) as { name: string }),
    documentation,
  };
};

/** The digest of the artefact of the newest version, when it has one. */
export const artefactOf = (scene: Scene, { story, version }: Told): string | undefined => {
  const { identity } = contentOf(scene, story, version);
  return identity?.type === "artefact" ? (identity.digest ?? undefined) : undefined;
};

const noPractice = Object.fromEntries(Object.keys(Facts.shape.article5.parse({})).map((point) => [point, false]));
export const factsOf = ({ facts: { article5, ...facts } }: Story) =>
  Facts.parse({ gpaiSystemicRisk: false, ...facts, article5: { ...noPractice, ...article5 } });

/** A version nobody has worked on. */
const nothingYet = () => ({
  asked: null,
  assessmentId: null,
  answered: new Set<string>(),
  filed: new Map<string, string>(),
  waiting: new Map<string, string>(),
});

export async function register(scene: Scene, story: Story, { by }: StepOf<"register">): Promise<Told> {
  const [version] = story.versions;
  const unit = scene.units.get(story.unit);
  if (!version || !unit) throw new Error("needs a version and a unit");
  const { name, kind, domain, jurisdictions, purpose, intendedUse, outOfScopeUse, limitations } = story;
  const { id, currentVersionId } = await scene.does(by, registerModel, {
    ...{ name, kind, domain, jurisdictions, purpose, intendedUse, outOfScopeUse, limitations },
    businessUnit: unit,
    ownerEmail: scene.person(story.owner).email,
    authors: [scene.person(story.author).email],
    facts: factsOf(story),
    label: version.label,
  });
  return { story, modelId: id, versionId: currentVersionId, version, ...nothingYet() };
}

export const own = (scene: Scene, told: Told, { by }: StepOf<"own">) => scene.does(by, acceptOwner, { modelId: told.modelId });

const revised = async (scene: Scene, { versionId }: Told, by: string, content: Content) => {
  const { revision } = await scene.does(by, getVersion, { versionId });
  return scene.does(by, reviseVersion, { versionId, revision, ...content });
};

export const build = (scene: Scene, told: Told, { by }: StepOf<"build">) =>
  revised(scene, told, by, contentOf(scene, told.story, told.version));

/** An edit of content people may be signing: what was asked for falls. */
export async function revise(scene: Scene, told: Told, { by, documentation }: StepOf<"revise">) {
  await revised(scene, told, by, { documentation });
  told.asked = null;
}

export async function version(scene: Scene, told: Told, { by, label }: StepOf<"version">) {
  const next = told.story.versions.find((one) => one.label === label);
  if (!next?.changeClass) throw new Error(`has no version ${label} with a class of change`);
  const { id } = await scene.does(by, createVersion, {
    modelId: told.modelId,
    label,
    changeClass: next.changeClass,
    summary: next.summary,
    ...contentOf(scene, told.story, next),
  });
  Object.assign(told, { versionId: id, version: next, ...nothingYet() });
}

/** The answers the facts suggest, as the form shows them to whoever rates. */
const proposed = ({ story, version: { identity } }: Told) => {
  const isNotPinned = identity?.type === "hosted_model" && identity.name === undefined;
  return proposals(tieringPolicy(), ratingFacts(story.kind, story.domain, factsOf(story), isNotPinned));
};

/** Every answer that a high tier asks about, or that is lower than what the facts suggest, gets its sentence. */
export async function rate(scene: Scene, told: Told, { by }: StepOf<"rate">) {
  const { impact, vulnerability, rationales } = told.story.assessment;
  const { severe, lowered } = scene.answers;
  const suggested = proposed(told);
  const scores = [...impact, ...vulnerability];
  const answers = QUESTION_IDS.map((question, index) => {
    const score = scores[index] ?? null;
    const rationale =
      score !== null && score < (suggested[question] ?? 0) ? lowered[question] : severe[question]?.[String(score)];
    return [question, { score, ...(rationale && { rationale }) }];
  });
  const { id } = await scene.does(by, assessRisk, {
    versionId: told.versionId,
    answers: answersSchema.parse(Object.fromEntries(answers)),
    rationales,
  });
  told.assessmentId = id;
}

/** A rating that was carried over is looked up. */
export async function confirm(scene: Scene, { versionId, assessmentId }: Told, { by, override }: StepOf<"confirm">) {
  const waiting = assessmentId ?? (await scene.does(by, getRisk, { versionId })).current?.id;
  if (!waiting) throw new Error("is not rated");
  return scene.does(by, confirmRisk, { assessmentId: waiting, ...(override && { override }) });
}
