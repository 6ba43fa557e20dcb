import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OlderComments } from "#components/signoff/older-comments";
import { RequestCard } from "#components/signoff/request-card";
import { RequestComments } from "#components/signoff/request-comments";
import { TakeBack, WithdrawRequest } from "#components/signoff/take-back";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { hrefWith, type Params } from "#components/ui/link";
import { Pager } from "#components/ui/pager";
import { Words } from "#components/ui/words";
import { operations } from "#lib/operations";
import { controlLibrary, tieringPolicy } from "#lib/policy/load";
import type { Comment } from "#lib/signoff/comment.schema";
import { loadComments, partsOf } from "#lib/web/load-comments";
import { load, viewer } from "#lib/web/page";

type Props = { params: Promise<{ modelId: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signoff.list"))("title") };
}

/** Every request of the model with its signatures: who, as what, when, over which dossier. Nothing that was signed disappears. */
export default async function ModelSignoffsPage({ params, searchParams }: Props) {
  const [{ modelId }, search] = await Promise.all([params, searchParams]);
  const parts = partsOf(search.comments);
  const cursor = typeof search.cursor === "string" ? search.cursor : undefined;
  const [t, stage, { actor }, { items, names, nextCursor }, said] = await Promise.all([
    getTranslations("signoff.list"),
    getTranslations("lifecycle.stage"),
    viewer(),
    load(operations.listTransitions, { modelId, limit: 20, ...(cursor && { cursor }) }),
    loadComments({ modelId }, parts),
  ]);
  if (items.length === 0)
    return (
      <Card>
        <EmptyState title={t("empty")} glyph="ring">
          {t("emptyNote")}
        </EmptyState>
      </Card>
    );
  return (
    <Words of={["signoff", "lifecycle"]}>
      <div className="space-y-4">
        <OlderComments
          shown={said.items.length}
          older={said.older}
          href={hrefWith(`/models/${modelId}/sign-offs`, { cursor, comments: String(parts + 1) })}
        />
        {items.map((request) => {
          const about = { name: request.name, version: request.version };
          const isMine = (signoffId: string) =>
            request.signoffs.some(({ id, state, decidedBy }) => id === signoffId && state === "signed" && decidedBy === actor.id);
          return (
            <RequestCard
              key={request.id}
              request={request}
              names={names}
              withdraw={
                request.mayWithdraw ? (
                  <WithdrawRequest transitionId={request.id} about={{ ...about, stage: stage(request.to) }} />
                ) : null
              }
              comments={
                <RequestComments
                  request={request}
                  comments={commentsAt(said.items, request.id)}
                  lookups={{ ...TITLES, names }}
                  viewerId={actor.id}
                  mayWrite={said.mayWrite}
                />
              }
              takeBack={(signoffId) => (isMine(signoffId) ? <TakeBack signoffId={signoffId} about={about} /> : null)}
            />
          );
        })}
      </div>
      <Pager path={`/models/${modelId}/sign-offs`} params={{ cursor }} nextCursor={nextCursor} />
    </Words>
  );
}

const TITLES = {
  controls: Object.fromEntries(controlLibrary().controls.map(({ id, title }) => [id, title])),
  questions: Object.fromEntries(tieringPolicy().questions.map(({ id, text }) => [id, text])),
};

/** The threads that were last spoken in beside this request, whole: what began in an earlier round stands where it goes on. */
const commentsAt = (all: readonly Comment[], transitionId: string): Comment[] => {
  const threads = Map.groupBy(all, ({ versionId, gate, path }) => `${versionId} ${gate} ${path}`);
  return [...threads.values()].filter(([last]) => last?.transitionId === transitionId).flat();
};
