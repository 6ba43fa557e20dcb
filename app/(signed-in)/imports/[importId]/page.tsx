import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AbsentCard } from "#components/imports/absent-card";
import { ImportFacts } from "#components/imports/import-facts";
import { ImportResult } from "#components/imports/import-result";
import { LookalikesCard } from "#components/imports/lookalikes-card";
import { type Listing, REPORTS, type Report, RowReport } from "#components/imports/row-report";
import { UndoButton } from "#components/imports/undo-button";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { ButtonLink } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { hrefWith, type Params } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { PageHeader } from "#components/ui/page-header";
import { RefreshWhile } from "#components/ui/refresh-while";
import { StateChip } from "#components/ui/state-chip";
import type { ImportDetail } from "#lib/imports/schema";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<Params> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await recordOf(props)).fileName };
}

/** Rows of a report on one page, and records named in the list of an undo. */
const SHOWN = 50;

const chosen = (params: Params, record: ImportDetail): Report => {
  const asked = REPORTS.find((report) => report === params.rows);
  if (asked) return asked;
  if (record.rejected > 0) return "rejected";
  return record.kept > 0 ? "kept" : "messages";
};

/** The rows of the chosen report, in one shape. */
async function listingOf(report: Report, record: ImportDetail, cursor: string | undefined): Promise<Listing> {
  if (report === "rejected") return { report, ...record.rejections };
  const input = { importId: record.id, noted: report, limit: SHOWN, ...(cursor && { cursor }) };
  return { report, ...(await load(operations.listImportRows, input)) };
}

type Asked = { came: "created" | "updated"; touched: "no" } | { touched: "yes" };

/** The first of so many records of an import. */
const firstOf = async (count: number, importId: string, asked: Asked) =>
  count > 0 ? (await load(operations.listImportedModels, { importId, ...asked, limit: SHOWN })).items : [];

const cursorOf = ({ cursor }: Params) => (typeof cursor === "string" ? cursor : undefined);

async function recordOf({ params, searchParams }: Props): Promise<ImportDetail> {
  const [{ importId }, query] = await Promise.all([params, searchParams]);
  const cursor = query.rows === undefined || query.rows === "rejected" ? cursorOf(query) : undefined;
  return await load(operations.getImport, { importId, limit: SHOWN, ...(cursor && { cursor }) });
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ importId }, query] = await Promise.all([params, searchParams]);
  const cursor = cursorOf(query);
  const [t, word, record] = await Promise.all([
    getTranslations("imports"),
    getTranslations("imports.mode"),
    recordOf({ params, searchParams }),
  ]);
  const path = `/imports/${importId}`;
  const isRunning = record.state === "queued" || record.state === "running";
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/imports" }, { label: record.fileName }]} />}
        title={record.fileName}
        chips={
          <>
            <StateChip of="job" state={record.state} />
            <Chip>{word(record.mode)}</Chip>
          </>
        }
        actions={<Actions record={record} />}
      />
      <RefreshWhile running={isRunning} />
      <div className="space-y-4">
        {record.undoneAt ? <Notice title={t("result.undone")}>{t("result.undoneNote")}</Notice> : null}
        <ImportResult record={record} />
        {isRunning ? null : (
          <RowReport
            path={path}
            params={query}
            mode={record.mode}
            listing={await listingOf(chosen(query, record), record, cursor)}
            counts={{ rejected: record.rejected, kept: record.kept }}
          />
        )}
        {record.lookalikes.length > 0 ? <LookalikesCard pairs={record.lookalikes} /> : null}
        {record.absent && record.absent.count > 0 ? <AbsentCard absent={record.absent} mode={record.mode} /> : null}
        <ImportFacts record={record} />
      </div>
    </>
  );
}

async function Actions({ record }: { record: ImportDetail }) {
  const t = await getTranslations("imports.result");
  const { mode, state, sha256, mapping, undo } = record;
  if (undo) return <Undo record={record} counts={undo} />;
  if (mode !== "dry-run" || state !== "done") return null;
  return (
    <ButtonLink variant="primary" href={hrefWith("/imports/new", { file: sha256, mapping: mapping.id })}>
      {t("startReal")}
    </ButtonLink>
  );
}

async function Undo({ record: { id, fileName }, counts }: { record: ImportDetail; counts: NonNullable<ImportDetail["undo"]> }) {
  const because = await getTranslations("imports.undo.why");
  const [archived, restored, left] = await Promise.all([
    firstOf(counts.archives, id, { came: "created", touched: "no" }),
    firstOf(counts.restores, id, { came: "updated", touched: "no" }),
    firstOf(counts.leaves, id, { touched: "yes" }),
  ]);
  const named = (models: typeof left) =>
    models.map(({ id, ref, name, why }) => ({ id, ref, name, ...(why && { why: because(why) }) }));
  return (
    <UndoButton
      importId={id}
      fileName={fileName}
      counts={counts}
      archived={named(archived)}
      restored={named(restored)}
      left={named(left)}
    />
  );
}
