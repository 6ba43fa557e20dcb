import { useTranslations } from "next-intl";
import { CardRow } from "#components/ui/card";
import { askerOf } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";
import type { Lookups } from "./lookups.ts";
import { saidAt } from "./said-at.ts";
import { useDossierWords } from "./use-dossier-words.ts";
import { WalkComments } from "./walk-comments.tsx";

/** The threads that wait for an answer, each with what was asked and by whom. They hold nothing up: the signer decides what they weigh. */
export function OpenComments({ open, lookups }: { open: readonly (readonly [string, Comment[]])[]; lookups: Lookups }) {
  const t = useTranslations("signoff.comment");
  const { captionOf } = useDossierWords(lookups);
  return (
    <>
      {open.map(([path, thread]) => {
        const asked = askerOf(thread);
        return (
          <CardRow key={path} note={asked ? t("asks", { name: asked.name, text: asked.text.slice(0, 120) }) : null}>
            <a href={`#${saidAt(path)}`} className="text-accent underline underline-offset-2">
              {captionOf(path)}
            </a>
          </CardRow>
        );
      })}
      <WalkComments places={open.map(([path]) => saidAt(path))} />
    </>
  );
}
