import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { StateChip } from "#components/ui/state-chip";
import { Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { ImportRecord } from "#lib/imports/schema";

/** Imports into one's units: what each is, how far it is, and what became of its rows. */
export function ImportTable({ rows, start }: { rows: ImportRecord[]; start: ReactNode }) {
  const t = useTranslations("imports.list");
  const columns: Column<ImportRecord>[] = [
    { key: "file", header: t("file"), primary: true, cell: (row) => <File row={row} /> },
    { key: "state", header: t("state"), cell: (row) => <State row={row} /> },
    { key: "result", header: t("result"), cell: (row) => <Result row={row} /> },
    { key: "unit", header: t("unit"), from: "desk", cell: ({ unit }) => unit.name },
    { key: "by", header: t("by"), from: "desk", cell: ({ requestedBy }) => requestedBy.name },
    { key: "at", header: t("at"), cell: ({ requestedAt }) => <Instant at={requestedAt.toISOString()} /> },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      href={({ id }) => `/imports/${id}`}
      empty={
        <EmptyState glyph="ring" title={t("empty")} action={start}>
          {t("emptyNote")}
        </EmptyState>
      }
    />
  );
}

function File({ row: { fileName, mode, mapping } }: { row: ImportRecord }) {
  const word = useTranslations("imports.mode");
  return (
    <>
      {fileName}
      <span className="block text-sm font-normal text-ink-3">{dotted([word(mode), mapping.title])}</span>
    </>
  );
}

function State({ row: { state, undoneAt, error } }: { row: ImportRecord }) {
  const t = useTranslations("imports.list");
  return (
    <>
      <StateChip of="job" state={state} />
      {undoneAt ? <p className="text-sm text-ink-3">{t("undone")}</p> : null}
      {error ? <p className="mt-0.5 max-w-prose text-sm text-ink-2">{error.message}</p> : null}
    </>
  );
}

function Result({ row }: { row: ImportRecord }) {
  const t = useTranslations("imports.list");
  const { state, mode, done, rows, created, updated, unchanged, rejected } = row;
  if (state === "running" && rows !== null) return t("progress", { done, rows });
  if (state !== "done") return null;
  return t(mode === "compare" ? "compared" : "counts", { created, updated, unchanged, rejected });
}
