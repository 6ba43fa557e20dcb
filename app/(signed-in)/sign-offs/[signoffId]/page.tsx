import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySection, Changes } from "#components/signoff/changes";
import { CommentsHereProvider } from "#components/signoff/comments-here";
import { DecisionBar } from "#components/signoff/decision-bar";
import { DeskAside } from "#components/signoff/desk-aside";
import { DeskOutline } from "#components/signoff/desk-outline";
import { DossierView } from "#components/signoff/dossier-view";
import { FindInDossier } from "#components/signoff/find-in-dossier";
import { FirstReading } from "#components/signoff/first-reading";
import { OlderComments } from "#components/signoff/older-comments";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { ButtonLink } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { EnglishNote } from "#components/ui/english";
import { Kbd } from "#components/ui/kbd";
import { Link, type Params } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { PageHeader } from "#components/ui/page-header";
import { StateChip } from "#components/ui/state-chip";
import { Term } from "#components/ui/term";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import { Words } from "#components/ui/words";
import { DOT } from "#lib/core/dotted.rules";
import { operations } from "#lib/operations";
import { aroundIn } from "#lib/signoff/around.rules";
import { isOpen, takesComments, threadsOf } from "#lib/signoff/comment.rules";
import { type Dossier, dossierSchema } from "#lib/signoff/dossier.schema";
import { loadComments, partsOf } from "#lib/web/load-comments";
import { load } from "#lib/web/page";
import type { Lookups } from "../../../../components/signoff/lookups.ts";
import { changedAnchors, type Desk, deskFacts, lookupsOf } from "./desk.ts";

type Props = { params: Promise<{ signoffId: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { request, signoff } = await load(operations.getSignoff, await params);
  const t = await getTranslations("signoff.title");
  return { title: t(signoff.meaning, { name: request.name, version: request.version }) };
}

/** The signer's desk: what changed, the whole dossier, what is open, and the decision always in reach. */
export default async function SignoffPage({ params, searchParams }: Props) {
  const [{ signoffId }, search] = await Promise.all([params, searchParams]);
  const parts = partsOf(search.comments);
  const [t, stage, desk, queue, me] = await Promise.all([
    getTranslations("signoff"),
    getTranslations("lifecycle.stage"),
    load(operations.getSignoff, { signoffId }),
    load(operations.listSignoffs, { limit: 200 }),
    load(operations.getMe, {}),
  ]);
  const { request, signoff, difference } = desk;
  const dossier = dossierSchema.parse(desk.dossier);
  const due = { versionId: request.versionId, ...(request.gate && { gate: request.gate }) };
  const [checklist, said] = await Promise.all([
    load(operations.getChecklist, due),
    loadComments({ modelId: request.modelId, ...due }, parts),
  ]);
  const lookups = lookupsOf(desk.names, checklist.items);
  const changed = bySection(difference);
  const threads = threadsOf(said.items);
  const atChange = changedAnchors(dossier, difference);
  const around = aroundIn(queue.items, { id: signoffId, since: signoff.openedAt ?? request.requestedAt });
  const trail = [
    { label: t("desk.breadcrumb"), href: "/sign-offs" },
    { label: around.place > 0 ? t("desk.position", { place: around.place, count: around.count }) : request.ref },
  ];
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={trail} />}
        title={t(`title.${signoff.meaning}`, { name: request.name, version: request.version })}
        reference={<Link href={`/models/${request.modelId}`}>{request.ref}</Link>}
        chips={
          <>
            {request.tier ? <TierChip tier={request.tier} /> : null}
            <Chip>{request.gate}</Chip>
            <StateChip of="signoff" state={signoff.state} />
          </>
        }
        actions={
          around.next ? (
            <ButtonLink variant="quiet" href={`/sign-offs/${around.next}`}>
              {t("bar.next")} <Kbd>J</Kbd>
            </ButtonLink>
          ) : null
        }
        note={
          <>
            {t("desk.asked", { name: desk.names[request.requestedBy] ?? request.requestedBy, stage: stage(request.to) })}
            {request.note ? DOT + request.note : null}
          </>
        }
      />
      <Words of={["signoff"]}>
        <CommentsHereProvider
          transitionId={request.id}
          dossierHash={desk.dossierHash}
          comments={said.items}
          changed={atChange}
          viewerId={me.id}
          mayWrite={said.mayWrite && takesComments(request.state)}
        >
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_16.5rem] xl:grid-cols-[9.5rem_minmax(0,1fr)_16.5rem]">
            <DeskOutline
              changed={changed}
              threads={threads}
              sections={dossier.deployment ? SHOWN : SHOWN.filter((one) => one !== "deployment")}
            />
            <div id="dossier" className="min-w-0 space-y-4">
              <FindInDossier />
              <EnglishNote of="record" />
              <OlderComments
                shown={said.items.length}
                older={said.older}
                href={`/sign-offs/${signoffId}?comments=${parts + 1}`}
              />
              <Opening desk={desk} dossier={dossier} lookups={lookups} />
              <Changes differences={difference} commented={atChange} lookups={lookups} />
              <DossierView dossier={dossier} lookups={lookups} modelId={request.modelId} />
            </div>
            <DeskAside request={request} dossier={dossier} lookups={lookups} threads={threads} />
          </div>
        </CommentsHereProvider>
        <DecisionBar
          facts={deskFacts(desk, dossier, {
            personName: me.name,
            stage: stage(request.to),
            comments: [...threads.values()].filter(isOpen).length,
          })}
          refused={desk.refused}
          queue={around}
          terms={await explained()}
        />
      </Words>
    </>
  );
}

/** Where the reading begins: what a first reader looks at, or what the rest is compared with. */
async function Opening({ desk, dossier, lookups }: { desk: Desk; dossier: Dossier; lookups: Lookups }) {
  const t = await getTranslations("signoff");
  const { comparedWith, comparedTo, difference } = desk;
  if (comparedWith === "nothing" || comparedTo === null) return <FirstReading dossier={dossier} lookups={lookups} />;
  const { version, at } = comparedTo;
  return (
    <Notice tone={difference.length > 0 ? "warn" : "info"} title={heading(t, comparedWith, difference.length)}>
      <p>{t.rich("desk.comparedTo", { how: comparedWith, version, when: () => <Instant at={at} show="exact" /> })}</p>
    </Notice>
  );
}

/** What the bar and its dialog explain, ready made for them. */
async function explained() {
  const t = await getTranslations("signoff.sign");
  return { dossier: <Term name="dossier">{t("dossier")}</Term>, meaning: <Term name="meaning">{t("meaning")}</Term> };
}

const SHOWN = ["model", "facts", "version", "risk", "checklist", "deployment", "policy"] as const;

type T = Awaited<ReturnType<typeof getTranslations<"signoff">>>;

/** What the comparison is with, and whether it found anything. */
const heading = (t: T, comparedWith: "signed" | "returned" | "live", changes: number): string => {
  if (comparedWith === "live") return t(changes > 0 ? "desk.changedLive" : "desk.unchangedLive");
  return t(changes > 0 ? "desk.changed" : "desk.unchanged", { how: comparedWith });
};
