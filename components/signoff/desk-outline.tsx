import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph";
import { SECTIONS, type Section, spotOf } from "#lib/signoff/caption.rules";
import { isOpen } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";

/** Jumps within the desk: what changed first, with counts, then the rest of the dossier. */
export function DeskOutline({
  changed,
  sections,
  threads,
}: {
  changed: ReadonlyMap<Section, readonly unknown[]>;
  sections: readonly Section[];
  threads: ReadonlyMap<string, Comment[]>;
}) {
  const t = useTranslations("signoff");
  const open = (section: Section) =>
    [...threads].filter(([path, thread]) => spotOf(path).section === section && isOpen(thread)).length;
  const unchanged = SECTIONS.filter((section) => sections.includes(section) && !changed.has(section));
  return (
    <nav aria-label={t("desk.outline")} className="sticky top-[calc(1rem+var(--told))] hidden space-y-4 xl:block print:hidden">
      {changed.size > 0 ? (
        <ul className="space-y-0.5">
          {[...changed].map(([section, found]) => (
            <li key={section}>
              <a
                href={`#changed-${section}`}
                className="flex min-h-6 items-center justify-between rounded-sm px-2 hover:bg-sunken"
              >
                {t(`section.${section}`)}
                <span className="flex items-center gap-2">
                  <OpenCount count={open(section)} />
                  <span className="font-semibold text-warn">{found.length}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div>
        <p className="px-2 text-sm font-medium text-ink-3">{t(changed.size > 0 ? "desk.unchangedSections" : "desk.whole")}</p>
        <ul className="space-y-0.5">
          {unchanged.map((section) => (
            <li key={section}>
              <a
                href={`#section-${section}`}
                className="flex min-h-6 items-center justify-between rounded-sm px-2 text-ink-2 hover:bg-sunken"
              >
                {t(`section.${section}`)} <OpenCount count={open(section)} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

/** How many threads of a section wait for an answer. */
function OpenCount({ count }: { count: number }) {
  const t = useTranslations("signoff.comment");
  return count === 0 ? null : (
    <span className="inline-flex items-center gap-1 text-accent">
      <Glyph name="comment" className="size-3" />
      {count}
      <span className="sr-only"> {t("open", { count })}</span>
    </span>
  );
}
