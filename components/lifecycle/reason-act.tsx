"use client";
import { Button, type ButtonLook } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";

export type ReasonActProps = ButtonLook & {
  command: string;
  input: Record<string, unknown>;
  /** The field of the command that takes the reason. */
  field: "note" | "reason";
  label: string;
  title: string;
  /** What happens then. */
  note: string;
  words: { reason: string; submit: string; done: string; refused: string; cancel: string };
};

/** An act that needs a reason and nothing else: sending back, rejecting, withdrawing. */
export function ReasonAct({ label, title, variant, size, ...act }: ReasonActProps) {
  return (
    <DialogButton offered label={label} title={title} variant={variant} size={size}>
      {(close) => <ReasonForm {...act} danger={variant === "danger"} close={close} />}
    </DialogButton>
  );
}

type ReasonFormProps = Omit<ReasonActProps, "label" | "title" | "variant" | "size"> & { danger: boolean; close: () => void };

function ReasonForm({ command: id, input, field, note, words, danger, close }: ReasonFormProps) {
  const command = useCommand(id);
  return (
    <Form
      command={command}
      input={(values) => ({ ...values, ...input })}
      refusedTitle={words.refused}
      onDone={() => {
        close();
        toast(words.done);
      }}
    >
      <p>{note}</p>
      <Field name={field} label={words.reason} required>
        <Textarea maxLength={2000} data-autofocus="" />
      </Field>
      <FormActions>
        <Submit command={command} variant={danger ? "danger" : "primary"}>
          {words.submit}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {words.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}
