import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** The human-readable id, and the version when one is shown. */
  reference?: ReactNode;
  chips?: ReactNode;
  /** One sentence below: what else is true of this record, or what this page is for. */
  note?: ReactNode;
  /** Buttons, the most important one last. */
  actions?: ReactNode;
  breadcrumbs?: ReactNode;
};

/** The head of every page: where you are, what this is, what state it is in, what you can do. */
export function PageHeader({ title, reference, chips, note, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <header className="mb-4">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        {/* What there is to say runs on in further lines before it sends the buttons below. */}
        <div className="min-w-0 grow basis-80">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {reference ? <span className="font-mono text-sm text-ink-3">{reference}</span> : null}
          </div>
          {chips ? <div className="mt-1.5 flex flex-wrap items-center gap-1.5">{chips}</div> : null}
          {note ? <p className="mt-1.5 max-w-prose text-ink-2">{note}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
