import { useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Link } from "#components/ui/link";
import { CalendarDate } from "#components/ui/time";
import type { ImportDetail } from "#lib/imports/schema";

/** Records that no row of the file means: told, and left alone. */
export function AbsentCard({ absent, mode }: { absent: NonNullable<ImportDetail["absent"]>; mode: ImportDetail["mode"] }) {
  const t = useTranslations("imports.absent");
  const isComparison = mode === "compare";
  const more = absent.count - absent.items.length;
  return (
    <Card
      flush
      title={isComparison ? t("titleCompare") : t.rich("title", { date: () => <CalendarDate on={absent.on} /> })}
      aside={t(isComparison ? "noteCompare" : "note")}
    >
      <CardRows>
        {absent.items.map(({ id, ref, name }) => (
          <CardRow key={id} aside={<span className="font-mono text-sm text-ink-3">{ref}</span>}>
            <Link href={`/models/${id}`}>{name}</Link>
          </CardRow>
        ))}
        {more > 0 ? <CardRow>{t("more", { count: more })}</CardRow> : null}
      </CardRows>
    </Card>
  );
}
