"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, type ButtonLook } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Form, FormActions, Submit } from "#components/ui/form";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";

type ActDialogProps = ButtonLook & {
  /** The command and its input, or what it has beside the fields. */
  command: string;
  input: Record<string, unknown>;
  /** The button that opens the dialog. */
  label: string;
  /** Names the object: "End Validator of Demo validator in Retail bank". */
  title: string;
  submit: string;
  refused: string;
  done: string;
  /** What happens then, and the fields. */
  children: ReactNode;
};

/** A button that asks before it acts: what, upon whom, and what follows. */
export function ActDialog({ label, title, variant, size, ...act }: ActDialogProps) {
  return (
    <DialogButton label={label} title={title} variant={variant} size={size}>
      {(close) => <Act {...act} danger={variant === "danger"} close={close} />}
    </DialogButton>
  );
}

type ActProps = Pick<ActDialogProps, "command" | "input" | "submit" | "refused" | "done" | "children"> & {
  danger: boolean;
  close: () => void;
};

function Act({ command: id, input, submit, refused, done, danger, close, children }: ActProps) {
  const t = useTranslations("people.act");
  const command = useCommand(id);
  const finish = () => {
    close();
    toast(done);
  };
  return (
    <Form command={command} input={(values) => ({ ...values, ...input })} onDone={finish} refusedTitle={refused}>
      {children}
      <FormActions>
        <Submit command={command} variant={danger ? "danger" : "primary"}>
          {submit}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
