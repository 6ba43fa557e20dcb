// The result of an import in words, for its last page.
import { type Reason, reason } from "#lib/core/errors";
import type { StoredSummary } from "#lib/imports/import-state.schema";
import { rowMessage } from "#lib/imports/row-message";
import type { ImportRecord } from "#lib/imports/schema";

const dayInWords = (date: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

/** The sentence the numbers ask for: a first import tells what is to be put right, a later one what changed. */
const opening = ({ mode, created, updated, unchanged }: ImportRecord, { tally, approved }: StoredSummary): Reason => {
  const values = { ...tally, created, updated, unchanged, approved };
  if (mode === "compare") return reason("summary-compare", values);
  if (mode === "dry-run") return reason("summary-dry-run", values);
  return updated === 0 && created > 0 && approved === 0 ? reason("summary", values) : reason("summary-later", values);
};

const counted = (code: string, count: number): Reason[] => (count > 0 ? [reason(code, { count })] : []);

const aboutArchive = ({ tally, archived }: StoredSummary): Reason[] =>
  archived === 0
    ? []
    : [
        reason("summary-archive", { retired: archived }),
        ...(tally.retiredHigh > 0 ? [reason("summary-records", { retiredHigh: tally.retiredHigh })] : []),
      ];

const aboutAbsent = ({ mode }: ImportRecord, { absent }: StoredSummary): Reason[] => {
  if (!absent || absent.count === 0) return [];
  const code = mode === "compare" ? "summary-only-here" : "summary-absent";
  return [reason(code, { count: absent.count, date: dayInWords(absent.on) })];
};

const more = (record: ImportRecord, summary: StoredSummary): Reason[] => [
  ...(record.mode === "import" ? aboutArchive(summary) : []),
  ...(record.mode === "compare" ? [] : counted("summary-kept", record.kept)),
  ...counted("summary-rejected", record.rejected),
  ...aboutAbsent(record, summary),
];

/** Sentences, the most important first; none before the import is done. */
export const summaryOf = (record: ImportRecord, summary: StoredSummary): string[] =>
  record.state === "done" ? [opening(record, summary), ...more(record, summary)].map(rowMessage) : [];
