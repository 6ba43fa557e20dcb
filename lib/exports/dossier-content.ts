// Everything a dossier says of a version, as plain data: what the pages show is read off this and nothing else.
import type { Actor } from "#lib/access/actor";
import { checklistState } from "#lib/checklist/checklist-state";
import { intensityOf, isInherited } from "#lib/checklist/due.rules";
import { applicabilityOf, nextGate } from "#lib/checklist/lines.rules";
import { gatesInUse, itemOf } from "#lib/checklist/present";
import { readerIn } from "#lib/checklist/reader";
import { mayRead, type Reader } from "#lib/checklist/reading.rules";
import { Refusal, reason } from "#lib/core/errors";
import type { ReadDb } from "#lib/db/types";
import { commentsTold } from "#lib/exports/dossier-comments";
import { historyOf } from "#lib/exports/dossier-history";
import { requestsOf } from "#lib/exports/dossier-requests";
import { contentOf } from "#lib/models/content";
import { namedLinks } from "#lib/models/linked-models";
import { peopleNamed } from "#lib/models/people-named";
import { controlLibrary } from "#lib/policy/load";
import { ratingState } from "#lib/risk/stored-rating";

const iso = (at: Date | null) => at?.toISOString() ?? null;
const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

type NameOf = (id: string | null) => string | null;

/** Names by id; who is no person here (the command line) keeps the id as name. */
async function namesFor(db: ReadDb, ids: readonly (string | null)[]): Promise<NameOf> {
  const named = await peopleNamed(db, ids);
  return (id) => named(id)?.name ?? id;
}

async function versionRow(db: ReadDb, versionId: string) {
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    include: {
      model: { include: { unit: true } },
      authors: { orderBy: { personId: "asc" } },
      deployments: { orderBy: { fromAt: "asc" } },
    },
  });
  if (!row) throw new Refusal("notFound", reason("not_found"));
  return row;
}
type VersionRow = Awaited<ReturnType<typeof versionRow>>;

const PRECISION: Record<string, number> = { year: 4, month: 7 };

/** What an import says of the model; null when none did. */
const claimOf = ({ model }: VersionRow) =>
  model.source === null
    ? null
    : {
        source: model.source,
        externalId: model.externalId,
        stage: model.claimedStage,
        extent: model.claimedExtent,
        impact: model.claimedImpact,
        note: model.claimNote,
        inUseSince: day(model.inUseSince)?.slice(0, PRECISION[model.inUseSincePrecision ?? ""] ?? 10) ?? null,
        sourceFields: model.sourceFields,
      };

const identity = (row: VersionRow, nameOf: NameOf, upstream: Map<string, string>) => {
  const { model } = row;
  const content = contentOf(row);
  return {
    model: {
      id: model.id,
      ref: model.ref,
      name: model.name,
      unit: model.unit.name,
      owner: nameOf(model.ownerId),
      ownerAcceptedAt: iso(model.ownerAcceptedAt),
      recordType: model.recordType,
      sensitivity: model.sensitivity,
      tags: model.tags,
      archivedAt: iso(model.archivedAt),
      claim: claimOf(row),
    },
    version: {
      id: row.id,
      label: row.label,
      stage: row.stage,
      substate: row.substate,
      stageSince: row.stageSince.toISOString(),
      frozenAt: iso(row.frozenAt),
      tier: row.tier,
      lightPath: row.lightPath,
      summary: row.summary,
      authors: row.authors.filter(({ removedAt }) => removedAt === null).map(({ personId }) => nameOf(personId)),
      ...content,
      upstream: content.upstream.map((link) => ({ ...link, model: upstream.get(link.modelId ?? "") ?? null })),
    },
    deployments: row.deployments.map((one) => ({
      environment: one.environment,
      endpoint: one.endpoint,
      extent: one.extent,
      asFound: one.asFound,
      since: day(one.since),
      artifactDigest: one.artifactDigest,
      from: one.fromAt.toISOString(),
      until: iso(one.untilAt),
    })),
  };
};

/** The linked models that the actor may see, as they are called. */
async function upstreamRefs(db: ReadDb, row: VersionRow, actor: Actor): Promise<Map<string, string>> {
  const links = await namedLinks(db, actor, contentOf(row).upstream);
  return new Map(links.flatMap(({ modelId, ref, name }) => (ref ? [[modelId, `${ref} ${name}`] as const] : [])));
}

async function ratingNow(db: ReadDb, row: VersionRow, names: (ids: (string | null)[]) => Promise<NameOf>) {
  const state = await ratingState(db, row.id, contentOf(row));
  if (!state) return null;
  const { rating, status } = state;
  const nameOf = await names([rating.assessedBy, rating.confirmedBy, rating.secondBy]);
  const {
    id,
    policy,
    impact,
    vulnerability,
    matrixTier,
    computedTier,
    tier,
    knockouts,
    unknowns,
    provisional,
    override,
    answers,
    rationales,
  } = rating;
  return {
    ...{
      id,
      policy,
      status,
      impact,
      vulnerability,
      matrixTier,
      computedTier,
      tier,
      knockouts,
      unknowns,
      provisional,
      override,
      answers,
      rationales,
    },
    assessedBy: nameOf(rating.assessedBy),
    assessedAt: rating.assessedAt.toISOString(),
    confirmedBy: nameOf(rating.confirmedBy),
    confirmedAt: iso(rating.confirmedAt),
    secondBy: nameOf(rating.secondBy),
    secondAt: iso(rating.secondAt),
  };
}

/** Every control that is due at some gate, as it stands now, with its evidence; names of evidence the actor may not open are withheld. */
async function checklistNow(db: ReadDb, versionId: string, reading: Reader) {
  const state = await checklistState(db, versionId);
  const library = controlLibrary();
  const facts = applicabilityOf(state);
  const people = [
    ...state.answers.flatMap((a) => [a.answeredBy, a.preparedBy]),
    ...state.attachments.flatMap((a) => [a.attachedBy, a.reviewedBy]),
  ];
  const nameOf = await namesFor(db, people);
  return library.controls
    .filter(
      (control) =>
        !isInherited(control) &&
        intensityOf(control, facts) !== "not_required" &&
        nextGate(control, state.stage, gatesInUse()) !== null,
    )
    .map((control) => itemOf(state, control, nameOf, ({ confidentiality }) => !mayRead(reading, { ...state, confidentiality })));
}

/** What the dossier of a version says, at one instant. Throws 404 when there is no such version. */
export async function dossierContent(db: ReadDb, versionId: string, actor: Actor) {
  const row = await versionRow(db, versionId);
  const names = (ids: (string | null)[]) => namesFor(db, ids);
  const nameOf = await names([row.model.ownerId, ...row.authors.map(({ personId }) => personId)]);
  const reading = readerIn(actor, row.model.unitId);
  return {
    format: 1 as const,
    ...identity(row, nameOf, await upstreamRefs(db, row, actor)),
    rating: await ratingNow(db, row, names),
    checklist: await checklistNow(db, versionId, reading),
    requests: await requestsOf(db, versionId),
    comments: await commentsTold(db, row, reading),
    history: await historyOf(db, row.modelId),
    versions: await db.modelVersion.count({ where: { modelId: row.modelId } }),
  };
}

export type DossierContent = Awaited<ReturnType<typeof dossierContent>>;

/** As it is drawn: instants also as they were in the organisation's zone. */
export type DossierShown = DossierContent & { zone: string };
