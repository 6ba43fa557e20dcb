import { useFormatter, useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { hrefWith, Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Progress } from "#components/ui/progress";
import { RefusalReasons } from "#components/ui/refusal";
import type { ImportDetail } from "#lib/imports/schema";

/** How far the import is, or how it ended: four numbers that add up, the result in words, and the lists behind it. */
export function ImportResult({ record }: { record: ImportDetail }) {
  const t = useTranslations("imports.result");
  const { state, done, rows, error, summary, notes } = record;
  if (state === "queued" || state === "running") return <Running record={record} />;
  return (
    <Card title={t("summary")} aside={rows === null ? null : t("sum", { rows })}>
      <div className="space-y-3">
        {error ? (
          <div className="rounded-lg border border-bad/40">
            <p className="border-b border-bad/25 bg-bad-soft px-3.5 py-2 font-semibold text-bad">{t("failed")}</p>
            <RefusalReasons reasons={[error]} />
            <p className="border-t border-line px-3.5 py-2 text-ink-2">{t("failedNote", { done })}</p>
          </div>
        ) : null}
        {rows === null ? null : <Numbers record={record} />}
        <div className="max-w-prose space-y-2">
          {summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {notes.length > 0 ? (
          <Notice>
            <ul className="list-disc ps-5">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {record.mode === "import" && record.created + record.updated + record.unchanged > 0 ? <Next record={record} /> : null}
      </div>
    </Card>
  );
}

function Running({ record: { done, rows } }: { record: ImportDetail }) {
  const t = useTranslations("imports.result");
  const list = useTranslations("imports.list");
  return (
    <Card>
      <Progress
        label={t(rows === null ? "reading" : "running")}
        value={rows === null ? undefined : done}
        max={rows ?? 1}
        note={rows === null ? undefined : list("progress", { done, rows })}
      />
      <p className="mt-2 text-ink-3">{t("leave")}</p>
    </Card>
  );
}

const NUMBERS = ["created", "updated", "unchanged", "rejected"] as const;

function Numbers({ record }: { record: ImportDetail }) {
  const t = useTranslations("imports.result.number");
  const format = useFormatter();
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-2">
      {NUMBERS.map((name) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-ink-3">{t(`${record.mode}.${name}`)}</dt>
          <dd className="text-xl font-semibold tabular-nums">{format.number(record[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Lists of this source, each under what it is for. */
function Next({ record: { source, tally } }: { record: ImportDetail }) {
  const t = useTranslations("imports.result");
  const count = (name: string) => ({ count: tally[name] ?? 0 });
  const entries = [
    {
      key: "inUse",
      label: t("inUse", count("inUse")),
      shown: (tally.inUse ?? 0) > 0,
      filter: { flag: "in_use_before_approval" },
    },
    {
      key: "high",
      label: t("high", count("highInUse")),
      shown: (tally.highInUse ?? 0) > 0,
      filter: { flag: "in_use_before_approval", claimedImpact: "high" },
    },
    {
      key: "notStated",
      label: t("notStated", count("stageNotStated")),
      shown: (tally.stageNotStated ?? 0) > 0,
      filter: { claimedStage: "none" },
    },
    { key: "archived", label: t("archived", count("retired")), shown: (tally.retired ?? 0) > 0, filter: { flag: "archived" } },
    { key: "noOwner", label: t("noOwner"), shown: true, filter: { flag: "no_owner" } },
    { key: "all", label: t("all"), shown: true, filter: {} },
  ];
  return (
    <nav aria-label={t("next")}>
      <h3 className="font-semibold">{t("next")}</h3>
      <ul>
        {entries
          .filter(({ shown }) => shown)
          .map(({ key, label, filter }) => (
            <li key={key} className="flex min-h-6 items-center">
              <Link href={hrefWith("/models", { source, ...filter })}>{label}</Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
