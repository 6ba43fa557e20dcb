import { useFormatter, useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { FileSize } from "#components/ui/file-size";
import { KeyValues } from "#components/ui/key-values";
import { Notice } from "#components/ui/notice";
import type { ImportPreview } from "#lib/imports/preview.schema";

const SEPARATORS: Record<string, string> = { "\t": "tab", ";": "semicolon", "|": "pipe", ",": "comma" };

/** The file as it was read: what it is, its first rows, and what was noticed. */
export function PreviewCard({ preview }: { preview: ImportPreview }) {
  const t = useTranslations("imports.preview");
  const format = useFormatter();
  const { fileName, size, rows, unreadable, notes, source } = preview;
  return (
    <Card title={t("title")}>
      <div className="space-y-3">
        <KeyValues
          items={[
            { label: t("name"), value: fileName },
            { label: t("size"), value: <FileSize bytes={size} /> },
            { label: t("rows"), value: format.number(rows) },
            { label: t("read"), value: <ReadAs source={source} /> },
          ]}
        />
        {source.type === "csv" && source.damaged ? <Notice tone="warn">{t("damaged")}</Notice> : null}
        {rows === 0 ? <Notice tone="warn">{t("noRows")}</Notice> : null}
        {unreadable > 0 ? <Notice tone="warn">{t("unreadable", { count: unreadable })}</Notice> : null}
        {notes.length > 0 ? (
          <Notice title={t("notes")}>
            <ul className="list-disc ps-5">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <FirstRows preview={preview} />
      </div>
    </Card>
  );
}

function ReadAs({ source }: { source: ImportPreview["source"] }) {
  const t = useTranslations("imports.preview");
  if (source.type === "xlsx") return t("xlsx", { sheet: source.sheet, sheets: source.sheets.length });
  const { encoding, delimiter } = source;
  return t("csv", { encoding: t(`encoding.${encoding}`), delimiter: SEPARATORS[delimiter] ?? "other", character: delimiter });
}

/** A plain grid that scrolls by itself: the cells of a stranger's sheet are text and nothing else. */
function FirstRows({ preview: { columns, shown } }: { preview: ImportPreview }) {
  const t = useTranslations("imports.preview");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label={t("first")} tabIndex={0} className="max-h-96 overflow-auto rounded-md border border-line">
      <table className="border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t("first")}</caption>
        <thead>
          <tr>
            {[t("row"), ...columns.map(({ name }) => name)].map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 border-b border-line bg-sunken px-2 py-1 text-start font-medium whitespace-nowrap text-ink-2"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row" className="border-b border-line px-2 py-1 text-start font-normal text-ink-3">
                {row}
              </th>
              {columns.map(({ name }, index) => (
                <td key={name} className="max-w-64 truncate border-b border-line px-2 py-1 align-top">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
