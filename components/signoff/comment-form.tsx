"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { ThreadHere } from "./comment-thread.tsx";

type Props = { path: string; label: string; here: ThreadHere; close: () => void };

/** A comment on one field. What it is, and is not, is said where it is written. */
export function CommentForm({ path, label, here: { transitionId, dossierHash, thread }, close }: Props) {
  const t = useTranslations("signoff.comment");
  const command = useCommand("addComment");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  /** What was typed is kept as a draft, so leaving asks nothing. */
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves it, whatever in it has the focus.
    <div ref={box} onKeyDown={leave} className="mt-2 max-w-prose rounded-md border border-line bg-surface p-3 print:hidden">
      <Form
        command={command}
        input={({ text }) => ({ transitionId, path, dossierHash, text })}
        draft={`comment-${transitionId}-${path}`}
        refusedTitle={t("refused")}
        className="space-y-2"
        onDone={() => {
          close();
          toast(t("done", { field: label }));
        }}
      >
        <Field name="text" label={t(thread.length > 0 ? "answerLabel" : "label", { field: label })} help={t("note")} required>
          <Textarea rows={2} maxLength={2000} />
        </Field>
        <FormActions>
          <Submit command={command} size="small">
            {t("submit")}
          </Submit>
          <Button variant="quiet" size="small" onClick={close}>
            {t("cancel")}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
