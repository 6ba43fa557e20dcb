import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type CardProps = {
  title?: ReactNode;
  /** Beside the title, on the right: a count, a link, a chip. */
  aside?: ReactNode;
  /** Children come with their own padding: a table, a list of rows. */
  flush?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A surface for one subject. With a title it is a section with a heading; the heading is level two. */
export function Card({ title, aside, flush, id, className, children }: CardProps) {
  const look = classNames("rounded-lg border border-line bg-surface shadow-card", className);
  const body = flush ? children : <div className="px-3.5 py-3">{children}</div>;
  if (!title) {
    return (
      <div id={id} className={look}>
        {body}
      </div>
    );
  }
  return (
    <section id={id} className={look}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line px-3.5 py-2">
        <h2 className="font-semibold">{title}</h2>
        {aside ? <div className="text-ink-3">{aside}</div> : null}
      </header>
      {body}
    </section>
  );
}

/** Rows inside a flush card, with a line between them. */
export function CardRows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {children}
    </ul>
  );
}

/** One row: what it is, what is known about it below, and on the right what can be done. */
export function CardRow({
  lead,
  note,
  aside,
  below,
  children,
}: {
  lead?: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  /** Where there is little room what can be done stands below in every row, however short it is. */
  below?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-2.5 px-3.5 py-2">
      {lead ? <span className="flex h-5 items-center">{lead}</span> : null}
      {/* What can be done stands below where it would leave the words less than half of the row. */}
      <div className="flex min-w-0 grow flex-wrap gap-x-2.5 gap-y-0.5">
        <div className="min-w-0 grow basis-1/2">
          <div>{children}</div>
          {note ? <div className="text-sm text-ink-3">{note}</div> : null}
        </div>
        {aside ? <div className={classNames("max-w-full shrink-0", below && "max-sm:basis-full")}>{aside}</div> : null}
      </div>
    </li>
  );
}
