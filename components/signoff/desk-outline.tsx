import { useTranslations } from "next-intl";
import { SECTIONS, type Section } from "#lib/signoff/caption.rules";

/** Jumps within the desk: what changed first, with counts, then the rest of the dossier. */
export function DeskOutline({
  changed,
  sections,
}: {
  changed: ReadonlyMap<Section, readonly unknown[]>;
  sections: readonly Section[];
}) {
  const t = useTranslations("signoff");
  const unchanged = SECTIONS.filter((section) => sections.includes(section) && !changed.has(section));
  return (
    <nav aria-label={t("desk.outline")} className="sticky top-4 hidden space-y-4 xl:block print:hidden">
      {changed.size > 0 ? (
        <ul className="space-y-0.5">
          {[...changed].map(([section, found]) => (
            <li key={section}>
              <a
                href={`#changed-${section}`}
                className="flex min-h-6 items-center justify-between rounded-sm px-2 hover:bg-sunken"
              >
                {t(`section.${section}`)} <span className="font-semibold text-warn">{found.length}</span>
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
              <a href={`#section-${section}`} className="flex min-h-6 items-center rounded-sm px-2 text-ink-2 hover:bg-sunken">
                {t(`section.${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
