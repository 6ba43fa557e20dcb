import { useFormatter, useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { FileSize } from "#components/ui/file-size";
import { Hash } from "#components/ui/hash";
import { Progress } from "#components/ui/progress";
import { StateChip } from "#components/ui/state-chip";
import { Instant } from "#components/ui/time";
import type { ExportRecord } from "#lib/exports/schema";

/** The exports of the person who looks: what each is, how far it is, and the file. */
export function ExportTable({ rows }: { rows: ExportRecord[] }) {
  const t = useTranslations("exports.list");
  const columns: Column<ExportRecord>[] = [
    { key: "what", header: t("what"), primary: true, cell: (row) => <What row={row} /> },
    { key: "state", header: t("state"), cell: (row) => <State row={row} /> },
    { key: "at", header: t("at"), cell: ({ requestedAt }) => <Instant at={requestedAt.toISOString()} /> },
    { key: "rows", header: t("rows"), align: "end", from: "desk", cell: (row) => <Rows row={row} /> },
    { key: "sha256", header: t("sha256"), from: "desk", cell: ({ sha256 }) => (sha256 ? <Hash value={sha256} /> : null) },
    { key: "file", header: t("file"), align: "end", acts: true, cell: (row) => <Download row={row} /> },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState glyph="ring" title={t("empty")}>
          {t("emptyNote")}
        </EmptyState>
      }
    />
  );
}

function What({ row: { kind, register, model, version, format, filter } }: { row: ExportRecord }) {
  const t = useTranslations("exports");
  const about = [model && `${model.ref} ${model.name}`, version?.label].filter(Boolean).join(", ");
  const narrowed = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [`${t.has(`filter.${name}`) ? t(`filter.${name}`) : name} = ${value}`],
  );
  return (
    <>
      {t(`title.${register ?? kind}`)} <span className="font-normal text-ink-3">{format.toUpperCase()}</span>
      {about ? <span className="block text-sm font-normal text-ink-3">{about}</span> : null}
      {narrowed.length > 0 ? <span className="block text-sm font-normal text-ink-3">{narrowed.join("; ")}</span> : null}
    </>
  );
}

function State({ row: { state, done, total, error } }: { row: ExportRecord }) {
  const t = useTranslations("exports.list");
  if (state === "running" && total !== null && total > 0)
    return <Progress label={t("running")} value={done} max={total} note={t("read", { done, total })} />;
  return (
    <>
      <StateChip of="job" state={state} />
      {error ? <p className="mt-0.5 text-sm text-ink-2">{error.message}</p> : null}
    </>
  );
}

function Rows({ row: { rows, size } }: { row: ExportRecord }) {
  const format = useFormatter();
  if (rows === null) return null;
  return (
    <div>
      {format.number(rows)}
      {size === null ? null : (
        <span className="block text-sm text-ink-3">
          <FileSize bytes={size} />
        </span>
      )}
    </div>
  );
}

/** A plain link: the browser saves what comes, and nothing is fetched before it is asked for. */
function Download({ row: { id, state, fileName } }: { row: ExportRecord }) {
  const t = useTranslations("exports.list");
  if (state !== "done") return null;
  return (
    <a href={`/api/v1/exports/${id}/file`} download={fileName ?? true} className={buttonLook({ size: "small" })}>
      {t("download")}
      <span className="sr-only"> {fileName}</span>
    </a>
  );
}
