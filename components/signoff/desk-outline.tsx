import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph";
import { SECTIONS, type Section, spotOf } from "#lib/signoff/caption.rules";
import { isOpen } from "#lib/signoff/comment.rules";
import type { Comment } from "#lib/signoff/comment.schema";

/** Jumps within the desk: what changed first, with counts, then the rest of the dossier. Beside it where there is room, above it elsewhere. */
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
    <nav
      aria-label={t("desk.outline")}
      className="flex flex-wrap items-center gap-x-2 rounded-lg border border-line bg-surface px-1.5 py-1 lg:max-xl:col-span-2 xl:sticky xl:top-[calc(1rem+var(--told))] xl:block xl:space-y-4 xl:border-0 xl:bg-transparent xl:p-0 print:hidden"
    >
      {changed.size > 0 ? (
        <ul className={list}>
          {[...changed].map(([section, found]) => (
            <li key={section}>
              <a
                href={`#changed-${section}`}
                className="flex min-h-6 items-center justify-between gap-x-1.5 rounded-sm px-2 hover:bg-sunken"
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
      <div className="max-xl:contents">
        <p className="px-2 text-sm font-medium text-ink-3">{t(changed.size > 0 ? "desk.unchangedSections" : "desk.whole")}</p>
        <ul className={list}>
          {unchanged.map((section) => (
            <li key={section}>
              <a
                href={`#section-${section}`}
                className="flex min-h-6 items-center justify-between gap-x-1.5 rounded-sm px-2 text-ink-2 hover:bg-sunken"
              >
                {t(`section.${section}`)} <OpenCount count={open(section)} />
              </a>
            </li>
          ))}
          <li className="lg:hidden">
            <a href="#before" className="flex min-h-6 items-center rounded-sm px-2 text-ink-2 hover:bg-sunken">
              {t("desk.before")}
            </a>
          </li>
        </ul>
      </div>
    </nav>
  );
}

/** Above the dossier the lists run on in lines of one another. */
const list = "max-xl:contents xl:space-y-0.5";

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
