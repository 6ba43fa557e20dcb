"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button";

type RowListProps<Row> = {
  /** What the rows are. Read out; shown unless a heading above already says it. */
  label: string;
  isHeaded?: boolean;
  help?: string;
  add: string;
  rows: readonly Row[];
  /** The fields of one row; names begin with the index. */
  children: (row: Row | null, index: number) => ReactNode;
};

/** Rows of a form that come and go: data, sections, links, people. */
export function RowList<Row>({ label, isHeaded, help, add, rows, children }: RowListProps<Row>) {
  const t = useTranslations("models.version");
  const [indexes, setIndexes] = useState(() => rows.map((_, index) => index));
  const [next, setNext] = useState(rows.length);
  const append = () => {
    setIndexes([...indexes, next]);
    setNext(next + 1);
  };
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className={isHeaded ? "sr-only" : "mb-1 font-medium"}>{label}</legend>
      {help ? <p className="max-w-prose text-sm text-ink-3">{help}</p> : null}
      <ul className="space-y-2">
        {indexes.map((index, place) => (
          <li key={index} className="flex items-start gap-2">
            <div className="min-w-0 grow">{children(rows[index] ?? null, index)}</div>
            <Button
              size="small"
              variant="quiet"
              className="ms-0"
              aria-label={`${t("remove")}: ${label} ${place + 1}`}
              onClick={() => setIndexes(indexes.filter((one) => one !== index))}
            >
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={append}>
        {add}
      </Button>
    </fieldset>
  );
}
