import { useTranslations } from "next-intl";
import { CardRow } from "#components/ui/card";
import { askerOf } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";
import type { Lookups } from "./lookups.ts";
import { saidAt } from "./said-at.ts";
import { useDossierWords } from "./use-dossier-words.ts";
import { WalkComments } from "./walk-comments.tsx";

type Props = {
  open: readonly (readonly [string, Comment[]])[];
  /** Of this dossier. */
  anchors: readonly string[];
  modelId: string;
  lookups: Lookups;
};

/** The threads that wait for an answer, each with what was asked and by whom. They hold nothing up: the signer decides what they weigh. */
export function OpenComments({ open, anchors, modelId, lookups }: Props) {
  const t = useTranslations("signoff.comment");
  const { captionOf } = useDossierWords(lookups);
  // A field of an earlier round may be gone: what was said of it is still where the request is.
  const placeOf = (path: string, thread: readonly Comment[]) =>
    anchors.includes(path) ? `#${saidAt(path)}` : `/models/${modelId}/sign-offs#${thread.at(-1)?.transitionId}`;
  return (
    <>
      {open.map(([path, thread]) => {
        const asked = askerOf(thread);
        return (
          <CardRow key={path} note={asked ? t("asks", { name: asked.name, text: asked.text.slice(0, 120) }) : null}>
            <a href={placeOf(path, thread)} className="text-accent underline underline-offset-2">
              {captionOf(path)}
            </a>
          </CardRow>
        );
      })}
      <WalkComments places={open.flatMap(([path]) => (anchors.includes(path) ? [saidAt(path)] : []))} />
    </>
  );
}
