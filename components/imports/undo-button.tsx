"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Disclosure } from "#components/ui/disclosure";
import { FormActions } from "#components/ui/form";
import { Link } from "#components/ui/link";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { Undone } from "#lib/imports/schema";

type Listed = { id: string; ref: string; name: string };
type UndoButtonProps = {
  importId: string;
  fileName: string;
  counts: { archives: number; leaves: number };
  /** The first of those that go, and of those that stay. */
  archived: Listed[];
  left: Listed[];
};

/** Takes an import back: first the list of what goes and what stays, then one act. */
export function UndoButton(props: UndoButtonProps) {
  const t = useTranslations("imports.undo");
  return (
    <DialogButton label={t("button")} title={t("title", { name: props.fileName })} wide>
      {(close) => <Undo {...props} close={close} />}
    </DialogButton>
  );
}

function Undo({ importId, counts, archived, left, close }: UndoButtonProps & { close: () => void }) {
  const t = useTranslations("imports.undo");
  const command = useCommand("undoImport", (data) => Undone.parse(data));

  /** A large import is archived in several goes; the person asked for all of it. */
  const undo = async () => {
    let total = 0;
    for (;;) {
      const outcome = await command.run({ importId });
      if (!outcome.ok) return;
      total += outcome.data.archived;
      if (outcome.data.remaining === 0) break;
    }
    close();
    toast(t("done", { count: total }));
  };
  return (
    <div className="space-y-3">
      {command.reasons.length > 0 ? <Refusal title={t("refused")} reasons={command.reasons} /> : null}
      <p>{t("archives", { count: counts.archives })}</p>
      <Disclosure summary={t("list")}>
        <Names items={archived} count={counts.archives} />
      </Disclosure>
      {counts.leaves > 0 ? (
        <div>
          <p>{t("leaves", { count: counts.leaves })}</p>
          <Names items={left} count={counts.leaves} />
        </div>
      ) : null}
      <FormActions>
        <Button variant="danger" pending={command.pending} onClick={undo}>
          {t("confirm", { count: counts.archives })}
        </Button>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </div>
  );
}

function Names({ items, count }: { items: Listed[]; count: number }) {
  const t = useTranslations("imports.undo");
  return (
    <ul className="max-h-64 overflow-y-auto">
      {items.map(({ id, ref, name }) => (
        <li key={id}>
          <Link href={`/models/${id}`}>{name}</Link> <span className="font-mono text-sm text-ink-3">{ref}</span>
        </li>
      ))}
      {count > items.length ? <li className="text-ink-3">{t("more", { count: count - items.length })}</li> : null}
    </ul>
  );
}
