import { useTranslations } from "next-intl";
import { takesComments } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";
import type { RequestView } from "#lib/signoff/view.schema";
import { Commented } from "./commented.tsx";
import { CommentsHereProvider } from "./comments-here.tsx";
import type { Lookups } from "./lookups.ts";
import { useDossierWords } from "./use-dossier-words.ts";

type Props = {
  request: RequestView;
  /** Of threads that were last spoken in beside this request, from their beginning. */
  comments: Comment[];
  lookups: Pick<Lookups, "controls" | "questions" | "names">;
  viewerId: string;
  mayWrite: boolean;
};

/** What was said beside the dossier of a request, for its people to answer where they look for it. */
export function RequestComments({ request, comments, lookups, viewerId, mayWrite }: Props) {
  const t = useTranslations("signoff.comment");
  const { captionOf } = useDossierWords(lookups);
  if (comments.length === 0 || !request.dossierHash) return null;
  return (
    <div className="border-t border-line px-3.5 py-2">
      <h3 className="text-sm font-medium text-ink-3">{t("title")}</h3>
      <CommentsHereProvider
        transitionId={request.id}
        dossierHash={request.dossierHash}
        comments={comments}
        changed={[]}
        viewerId={viewerId}
        mayWrite={mayWrite && takesComments(request.state)}
      >
        <ul className="space-y-2">
          {[...new Set(comments.map(({ path }) => path))].map((path) => (
            <li key={path}>
              <Commented path={path} label={captionOf(path)}>
                <p className="font-medium">{captionOf(path)}</p>
              </Commented>
            </li>
          ))}
        </ul>
      </CommentsHereProvider>
    </div>
  );
}
