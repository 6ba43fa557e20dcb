import { useTranslations } from "next-intl";
import type { Change } from "#components/ui/diff";
import type { GlyphName } from "#components/ui/glyph";
import { Link } from "#components/ui/link";
import { Timeline } from "#components/ui/timeline";
import { WholeCodes } from "#components/ui/whole-codes";
import type { FieldChange, HistoryEvent } from "#lib/models/history.schema";
import { useShownValue } from "./comparison.tsx";

/** The shape beside an event, by the kind of thing that happened. */
const GLYPHS: [RegExp, GlyphName][] = [
  [/refused|returned|void|withdrawn/, "back"],
  [/^signoff\.|signed|approved|accepted|confirmed/, "seal"],
  [/registered|created|imported/, "ring"],
  [/evidence|attach/, "box"],
];
const glyphOf = (event: string): GlyphName | undefined => GLYPHS.find(([pattern]) => pattern.test(event))?.[1];

/** What happened to a model as sentences; behind each, the fields before and after. */
export function ModelHistory({ modelId, events }: { modelId: string; events: HistoryEvent[] }) {
  const t = useTranslations("history.page");
  const changeOf = useChange();
  return (
    <Timeline
      events={events.map(({ id, at, event, sentence, versionId, changes }) => ({
        id,
        at: at.toISOString(),
        sentence: <WholeCodes>{sentence}</WholeCodes>,
        note: versionId ? (
          <Link href={`/models/${modelId}/versions/${versionId}`} className="inline-flex min-h-6 items-center">
            {t("version")}
          </Link>
        ) : undefined,
        changes: changes.map(changeOf),
        glyph: glyphOf(event),
      }))}
    />
  );
}

/** A changed field under the words people know it by. */
export function useChange(): (change: FieldChange) => Change {
  const t = useTranslations("history");
  const models = useTranslations("models");
  const shown = useShownValue();
  const labelOf = (name: string) =>
    t.has(`field.${name}`) ? t(`field.${name}`) : models.has(`field.${name}`) ? models(`field.${name}`) : name;
  return ({ table, key, field, before, after, isPersonal }) => {
    const name = field.split(".").at(-1) ?? field;
    const value = (of: FieldChange["before"]) => (isPersonal ? t("page.personal") : shown(name, null, of));
    return {
      key: `${table} ${key} ${field}`,
      field: labelOf(name),
      before: value(before),
      after: value(after),
      note: t.has(`table.${table}`) ? t(`table.${table}`) : table,
    };
  };
}
