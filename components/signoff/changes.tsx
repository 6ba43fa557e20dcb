import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { ChangeList } from "#components/ui/diff";
import { SECTIONS, type Section, spotOf } from "#lib/signoff/caption.rules";
import type { Difference } from "#lib/signoff/schema";
import type { Lookups } from "./lookups.ts";
import { useDossierWords } from "./use-dossier-words.ts";

/** The differences of each section, in the order of the page. */
export const bySection = (differences: readonly Difference[]): Map<Section, Difference[]> =>
  new Map(
    SECTIONS.map((section): [Section, Difference[]] => [
      section,
      differences.filter(({ path }) => spotOf(path).section === section),
    ]).filter(([, found]) => found.length > 0),
  );

/** What changed since the reader last looked, field by field, old and new. */
export function Changes({ differences, lookups }: { differences: readonly Difference[]; lookups: Lookups }) {
  const t = useTranslations("signoff");
  const { fieldName, itemName, textOf } = useDossierWords(lookups);
  return (
    <>
      {[...bySection(differences)].map(([section, found]) => (
        <Card key={section} flush id={`changed-${section}`} title={t(`section.${section}`)} aside={found.length}>
          <ChangeList
            changes={found.map(({ path, before, after }) => {
              const spot = spotOf(path);
              const item = itemName(spot);
              return {
                key: path,
                field: item ? `${item} · ${fieldName(spot.field)}` : fieldName(spot.field),
                before: textOf(spot.field, before),
                after: textOf(spot.field, after),
              };
            })}
          />
        </Card>
      ))}
    </>
  );
}
