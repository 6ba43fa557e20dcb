import { useFormatter, useTranslations } from "next-intl";
import { useChange } from "#components/models/model-history";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { ChangeList } from "#components/ui/diff";
import { Disclosure } from "#components/ui/disclosure";
import { Hash } from "#components/ui/hash";
import { Link } from "#components/ui/link";
import { Instant } from "#components/ui/time";
import { WholeCodes } from "#components/ui/whole-codes";
import type { LedgerEntry } from "#lib/audit/schema";
import { isMigration } from "#lib/ledger/migration.rules";
import { fieldChanges, withNames } from "#lib/models/history.rules";

/** Entries of the ledger as sentences, each with its place, what it changed and its hash. */
export function EventList({ items, names }: { items: LedgerEntry[]; names: Record<string, string> }) {
  const known = new Map(Object.entries(names));
  return (
    <Card flush>
      <ol className="divide-y divide-line">
        {items.map((entry) => (
          <Entry key={entry.index} entry={entry} names={known} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ entry, names }: { entry: LedgerEntry; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("audit.entry");
  const format = useFormatter();
  return (
    <li
      id={`entry-${entry.index}`}
      className="grid gap-x-4 px-3.5 py-2 target:bg-accent-soft sm:grid-cols-[4.5rem_minmax(0,1fr)]"
    >
      <p className="font-mono text-sm text-ink-3">
        <span className="sr-only">{t("place")} </span>
        {format.number(entry.index)}
      </p>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="min-w-0 [overflow-wrap:anywhere]">
            <WholeCodes>{entry.sentence}</WholeCodes>
          </p>
          <span className="text-sm text-ink-3">
            <Instant at={entry.at.toISOString()} show="exact" />
          </span>
        </div>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-3">
          <span className="font-mono">{entry.event}</span>
          {entry.model ? (
            <Link href={`/models/${entry.model.id}`} className="inline-flex min-h-6 items-center">
              {entry.model.ref}
            </Link>
          ) : null}
          {entry.kind === "unaccounted" ? <Unaccounted entry={entry} /> : null}
          {entry.simulated ? <Chip claim>{t("simulated")}</Chip> : null}
        </p>
        <Disclosure summary={t("details", { count: entry.rowCount })}>
          <Details entry={entry} names={names} />
        </Disclosure>
      </div>
    </li>
  );
}

function Details({ entry, names }: { entry: LedgerEntry; names: ReadonlyMap<string, string> }) {
  const t = useTranslations("audit.entry");
  const changeOf = useChange();
  const changes = withNames(fieldChanges(entry.rows), names).map(changeOf);
  return (
    <div className="space-y-2">
      {changes.length > 0 ? (
        <div className="rounded-md border border-line bg-surface">
          <ChangeList changes={changes} />
        </div>
      ) : (
        <p className="text-ink-3">{t(entry.rowCount === 0 ? "noRows" : "onlyMachinery")}</p>
      )}
      {entry.rowCount > entry.rows.length ? (
        <p className="text-ink-3">{t("moreRows", { count: entry.rowCount - entry.rows.length })}</p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
        {t("hash")} <Hash value={entry.hash} />
      </p>
    </div>
  );
}

/** The program's own changes of its schema are on record and no reason to ask; anything else by SQL is. */
function Unaccounted({ entry: { rows } }: { entry: LedgerEntry }) {
  const t = useTranslations("audit.entry");
  if (rows.some(isMigration)) return <Chip>{t("migrated")}</Chip>;
  return (
    <Chip tone="warn" glyph="warning">
      {t("unaccounted")}
    </Chip>
  );
}
