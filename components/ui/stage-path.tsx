import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";

export type Step = {
  key: string;
  label: ReactNode;
  state: "done" | "here" | "next";
  /** When it was done, since when it is here, or what opens it. */
  note?: ReactNode;
};

/** The way of a version through its stages: what is done, where it is, what comes next. Stands upright where it is narrow. */
export function StagePath({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <div className="@container my-4">
      <ol aria-label={label} className="flex flex-col @xl:flex-row">
        {steps.map((step, index) => (
          <li
            key={step.key}
            aria-current={step.state === "here" ? "step" : undefined}
            className="relative flex min-w-0 flex-1 gap-3 pb-4 last:pb-0 @xl:block @xl:pe-3 @xl:pb-0"
          >
            {index < steps.length - 1 ? <Way done={step.state === "done"} /> : null}
            <Node state={step.state} />
            <Words step={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const inks = { done: "text-ink-2", here: "font-semibold", next: "text-ink-3" };

function Words({ step: { state, label, note } }: { step: Step }) {
  const t = useTranslations("ui.path");
  return (
    <div className="@xl:mt-1">
      <span className="sr-only">{t(state)}: </span>
      <span className={inks[state]}>{label}</span>
      {note ? <span className="block text-sm text-ink-3">{note}</span> : null}
    </div>
  );
}

function Way({ done }: { done: boolean }) {
  return (
    <span
      className={classNames(
        "absolute start-2 top-4.5 bottom-0 w-0.5 @xl:start-4.5 @xl:end-0 @xl:top-2 @xl:bottom-auto @xl:h-0.5 @xl:w-auto",
        done ? "bg-accent forced-colors:bg-[CanvasText]" : "bg-line-strong forced-colors:bg-[GrayText]",
      )}
    />
  );
}

function Node({ state }: { state: Step["state"] }) {
  return (
    <span
      className={classNames(
        "relative grid size-4.5 shrink-0 place-items-center rounded-full border-2",
        state === "done" && "border-accent bg-accent text-accent-ink print:text-accent",
        state === "here" && "border-accent bg-surface",
        state === "next" && "border-line-strong bg-surface",
      )}
    >
      {state === "done" ? <Glyph name="check" className="size-2.5" /> : null}
      {state === "here" ? <Glyph name="disc" className="size-3 text-accent" /> : null}
    </span>
  );
}
