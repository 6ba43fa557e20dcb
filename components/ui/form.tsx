"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext } from "./form-context.ts";
import { dropDraft, keepDraft, restoreDraft } from "./form-draft.ts";
import { type Problem, problemsOf } from "./form-problems.ts";
import { type FormValues, readForm } from "./read-form.ts";
import type { Command } from "./use-command.tsx";

type FormProps<Data> = {
  command: Command<Data>;
  /** Makes the command's input from what the fields hold, and held when the form opened. Without it the fields are the input. */
  input?: (values: FormValues, before: FormValues) => unknown;
  /** After success. The draft is gone by then. */
  onDone?: (data: Data) => void;
  /** Keeps what is typed under this name in this tab until it is sent. One name per form and record. */
  draft?: string;
  /** What is refused when it is refused: "This model is not registered". */
  refusedTitle?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A form that runs a command. It keeps what was typed when the answer is no, shows each error at its field and all of them in
 * a summary that takes the focus, and puts a draft back after a reload.
 */
export function Form<Data>({ command, input, onDone, draft, refusedTitle, className, children }: FormProps<Data>) {
  const id = useId();
  const words = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const [labels, announce] = useLabels();
  const [seen, setSeen] = useState<Record<string, string[]> | null>(null);
  const [attempt, setAttempt] = useState(0);

  const before = useRef<FormValues>({});
  const isRestoring = useRef(false);
  useLayoutEffect(() => {
    if (!form.current) return;
    before.current = readForm(form.current);
    if (draft) {
      isRestoring.current = true;
      restoreDraft(draft, form.current);
      isRestoring.current = false;
    }
    focusAddressed(form.current);
  }, [draft]);
  const settle = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    const at = target instanceof Element ? (target.getAttribute("name") ?? "") : "";
    if (seen && at in seen && !problemsOf(currentTarget).some(({ path }) => path === at)) setSeen(without(seen, at));
  };
  const keep = (event: FormEvent<HTMLFormElement>) => {
    settle(event);
    if (draft && !isRestoring.current) keepDraft(draft, event.currentTarget);
  };

  const isComplete = (current: HTMLFormElement): boolean => {
    const problems = problemsOf(current);
    setSeen(problems.length > 0 ? Object.fromEntries(problems.map((problem) => [problem.path, [words(problem)]])) : null);
    return problems.length === 0;
  };
  const send = async (values: FormValues): Promise<boolean> => {
    const outcome = await command.run(input ? input(values, before.current) : values);
    if (!outcome.ok) return false;
    if (draft) dropDraft(draft);
    onDone?.(outcome.data);
    return true;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const current = event.currentTarget;
    const isAccepted = isComplete(current) && (await send(readForm(current)));
    if (!isAccepted) setAttempt((count) => count + 1);
  };

  const errors = seen ?? command.fieldErrors;
  const state = useMemo(() => ({ id, errors, pending: command.pending, announce }), [id, errors, command.pending, announce]);
  return (
    <FormContext value={state}>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        onInput={keep}
        aria-busy={command.pending || undefined}
        className={className ?? "space-y-4"}
      >
        <ErrorSummary
          formId={id}
          attempt={attempt}
          errors={errors}
          labels={labels}
          reasons={seen ? [] : command.reasons}
          title={refusedTitle}
        />
        {children}
      </form>
    </FormContext>
  );
}

/** An address can lead to a question of a form: then the focus goes there, so that what is missing is typed at once. */
const focusAddressed = (form: HTMLFormElement): void => {
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place && form.contains(place))
    place.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, button")?.focus();
};

/** What is filled is no longer missing; what else was found stays until it is mended too. */
const without = (errors: Record<string, string[]>, path: string) => {
  const { [path]: _, ...others } = errors;
  return others;
};

/** The button that sends the form it belongs to. */
export function Submit({ command, children, ...look }: ButtonLook & { command: { pending: boolean }; children: ReactNode }) {
  return (
    <Button type="submit" variant="primary" pending={command.pending} {...look}>
      {children}
    </Button>
  );
}

/** The row of buttons at the end of a form or a dialog: the way on first, where the hand is. A dialog keeps it in sight. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div data-actions className="flex flex-wrap items-center gap-2 pt-1">
      {children}
    </div>
  );
}

function useProblemWords(): (problem: Problem) => string {
  const t = useTranslations("ui.form");
  return ({ kind, limit }) => t(`problem.${kind}`, { limit: limit ?? "" });
}

/** The labels of the fields that are on the form now, by name. */
function useLabels() {
  const [labels, setLabels] = useState<Record<string, string>>({});
  const announce = useCallback((name: string, label: string) => {
    setLabels((known) => ({ ...known, [name]: label }));
    return () => setLabels(({ [name]: _, ...others }) => others);
  }, []);
  return [labels, announce] as const;
}
