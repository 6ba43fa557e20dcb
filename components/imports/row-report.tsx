import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { hrefWith, Link, type Params } from "#components/ui/link";
import { Pager } from "#components/ui/pager";
import type { ImportDetail, ImportRowShown } from "#lib/imports/schema";

export const REPORTS = ["rejected", "kept", "messages"] as const;
export type Report = (typeof REPORTS)[number];

type Rejected = ImportDetail["rejections"]["items"][number];
export type Listing =
  | { report: "rejected"; items: Rejected[]; nextCursor: string | null }
  | { report: "kept" | "messages"; items: ImportRowShown[]; nextCursor: string | null };

type RowReportProps = {
  path: string;
  params: Params;
  mode: ImportDetail["mode"];
  listing: Listing;
  counts: { rejected: number; kept: number };
};

/** What is said of single rows: turned away, differing from what people wrote here, or worth a look. */
export function RowReport({ path, params, mode, listing, counts }: RowReportProps) {
  const t = useTranslations("imports.rows");
  const words = { rejected: t("rejected"), kept: t(mode === "compare" ? "differs" : "kept"), messages: t("messages") };
  const { report, nextCursor } = listing;
  return (
    <Card
      flush
      title={t("label")}
      aside={
        <nav aria-label={t("label")} className="flex flex-wrap gap-x-4">
          {REPORTS.map((one) => (
            <Link
              key={one}
              plain
              href={hrefWith(path, {}, { rows: one })}
              aria-current={one === report ? "page" : undefined}
              className={one === report ? "font-semibold text-ink" : "text-accent"}
            >
              {words[one]}
              {one === "messages" ? null : ` ${counts[one]}`}
            </Link>
          ))}
        </nav>
      }
    >
      {listing.report === "rejected" ? <Rejections rows={listing.items} /> : null}
      {listing.report === "kept" ? <Kept rows={listing.items} /> : null}
      {listing.report === "messages" ? <Messages rows={listing.items} /> : null}
      <Pager path={path} params={{ rows: report, cursor: params.cursor }} nextCursor={nextCursor}>
        {report === "rejected" && counts.rejected > 0 ? (
          <a href={`${path}/rejections.csv`} download className="text-accent underline underline-offset-2">
            {t("csv")}
          </a>
        ) : null}
      </Pager>
    </Card>
  );
}

function Rejections({ rows }: { rows: Rejected[] }) {
  const t = useTranslations("imports.rows");
  const columns: Column<Rejected>[] = [
    { key: "row", header: t("row"), primary: true, cell: ({ row }) => row },
    { key: "column", header: t("column"), cell: ({ column }) => column },
    { key: "message", header: t("message"), cell: ({ message }) => message },
  ];
  return (
    <DataTable
      caption={t("rejected")}
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState title={t("emptyRejected")} />}
    />
  );
}

const record = ({ model }: ImportRowShown) => (model ? <Link href={`/models/${model.id}`}>{model.name}</Link> : null);

type Difference = ImportRowShown["kept"][number];

function Kept({ rows }: { rows: ImportRowShown[] }) {
  const t = useTranslations("imports.rows");
  const columns: Column<ImportRowShown & { difference: Difference }>[] = [
    { key: "row", header: t("row"), primary: true, cell: ({ row }) => row },
    { key: "record", header: t("record"), cell: record },
    { key: "field", header: t("field"), cell: ({ difference }) => difference.field },
    { key: "here", header: t("here"), cell: ({ difference }) => <Value value={difference.here} /> },
    { key: "says", header: t("says"), cell: ({ difference }) => <Value value={difference.source} /> },
  ];
  return (
    <DataTable
      caption={t("kept")}
      columns={columns}
      rows={rows.flatMap((row) => row.kept.map((difference) => ({ ...row, difference })))}
      rowKey={({ row, difference }) => `${row} ${difference.field}`}
      empty={<EmptyState title={t("emptyKept")} />}
    />
  );
}

/** A value of any shape, as short text: only texts and yes or no are read by people. */
function Value({ value }: { value: unknown }) {
  const t = useTranslations("imports.rows");
  if (value === null || value === undefined || value === "") return <span className="text-ink-3">{t("nothing")}</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return <span className="[overflow-wrap:anywhere]">{typeof value === "string" ? value : JSON.stringify(value)}</span>;
}

function Messages({ rows }: { rows: ImportRowShown[] }) {
  const t = useTranslations("imports.rows");
  const columns: Column<ImportRowShown>[] = [
    { key: "row", header: t("row"), primary: true, cell: ({ row }) => row },
    { key: "record", header: t("record"), cell: record },
    { key: "said", header: t("said"), cell: ({ messages }) => messages.join(" ") },
  ];
  return (
    <DataTable
      caption={t("messages")}
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState title={t("emptyMessages")} />}
    />
  );
}
