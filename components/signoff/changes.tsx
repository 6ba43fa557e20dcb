import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card";
import { type Change, ChangeList } from "#components/ui/diff";
import { dotted } from "#lib/core/dotted.rules";
import { anchorOf, pathOf } from "#lib/signoff/anchor.rules";
import { SECTIONS, type Section, spotOf } from "#lib/signoff/caption.rules";
import { partOf } from "#lib/signoff/part.rules";
import type { Difference } from "#lib/signoff/schema";
import { Commented } from "./commented.tsx";
import { EvidenceItems, useShownValue } from "./dossier-value.tsx";
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

/** `commented`: anchors whose threads stand at their change. */
type ChangesProps = { differences: readonly Difference[]; commented: readonly string[]; lookups: Lookups };

/** What changed since the reader last looked, field by field, old and new. */
export function Changes({ differences, commented, lookups }: ChangesProps) {
  const t = useTranslations("signoff");
  const { captionOf, partName } = useDossierWords(lookups);
  const shown = useShownValue(lookups);
  const ofField = ({ path, before, after }: Difference): Change => {
    const part = partOf(path);
    const field = part === null ? captionOf(path) : dotted([captionOf(path), partName(path, part)]);
    return { key: path, field, before: shown(path, before), after: shown(path, after), wrap: beside(path) };
  };
  // Fields below one anchor share its thread: it stands at the first of them.
  const first = new Map(differences.toReversed().map(({ path }) => [anchorOf(path), path]));
  const beside = (path: string) => (content: ReactNode) =>
    commented.includes(anchorOf(path)) && first.get(anchorOf(path)) === path ? (
      <Commented atChange path={anchorOf(path)} label={captionOf(path)}>
        {content}
      </Commented>
    ) : (
      content
    );
  /** How a file is called that is attached now; one that went has its hash alone. */
  const titleAt = (control: string) => (sha256: string) => lookups.files[`${control} ${sha256}`]?.title;
  const ofControl = ([control, found]: [string, Difference[]]): Change => ({
    key: `evidence ${control}`,
    field: captionOf(pathOf("checklist", control, "evidence")),
    before: <EvidenceItems items={found.map(({ before }) => before)} titleOf={titleAt(control)} />,
    after: <EvidenceItems items={found.map(({ after }) => after)} titleOf={titleAt(control)} />,
  });
  return (
    <>
      {[...bySection(differences)].map(([section, found]) => (
        <Card key={section} flush id={`changed-${section}`} title={t(`section.${section}`)} aside={found.length}>
          <ChangeList
            changes={[
              ...found.filter((difference) => !isEvidence(difference)).map(ofField),
              ...[...byControl(found.filter(isEvidence))].map(ofControl),
            ]}
          />
        </Card>
      ))}
    </>
  );
}

const isEvidence = ({ path }: Difference) => spotOf(path).field === "evidence";

/** Evidence that came and evidence that went are one change of their control. */
const byControl = (differences: readonly Difference[]): Map<string, Difference[]> => {
  const controls = new Map<string, Difference[]>();
  for (const difference of differences) {
    const control = spotOf(difference.path).item ?? "";
    controls.set(control, [...(controls.get(control) ?? []), difference]);
  }
  return controls;
};
