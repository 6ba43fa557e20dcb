import type { ReactNode } from "react";
import { Disclosure } from "../ui/disclosure.tsx";
import { Legend } from "./legend.tsx";
import type { Series } from "./series.tsx";

type FigureProps<Key extends string> = {
  /** What the drawing shows, in words: who cannot see it, or does not want to, has lost nothing. */
  says: string;
  series?: readonly Series<Key>[];
  /** The same numbers as a table, each leading to its rows. The drawing is for the pointer; this is for everybody. */
  table: ReactNode;
  tableName: string;
  children: ReactNode;
};

/** A chart: a sentence, what the looks mean, the drawing, and its twin as a table. */
export function Figure<Key extends string>({ says, series, table, tableName, children }: FigureProps<Key>) {
  return (
    <figure className="space-y-3 px-3.5 py-3">
      <figcaption className="text-ink-2">{says}</figcaption>
      {series ? <Legend series={series} /> : null}
      {children}
      <Disclosure summary={tableName}>{table}</Disclosure>
    </figure>
  );
}
