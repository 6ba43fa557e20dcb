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
import { Undone } from "#lib/imports/undo.schema";

/** `why`: in words, why it stays as it is. */
type Listed = { id: string; ref: string; name: string; why?: string };
type UndoButtonProps = {
  importId: string;
  fileName: string;
  counts: { archives: number; restores: number; leaves: number };
  /** The first of those that go, of those that get their former values back, and of those that stay as they are. */
  archived: Listed[];
  restored: Listed[];
  left: Listed[];
};

/** Takes an import back: first the lists of what goes, what gets back what it was and what stays, then one act. */
export function UndoButton(props: UndoButtonProps) {
  const t = useTranslations("imports.undo");
  return (
    <DialogButton label={t("button")} title={t("title", { name: props.fileName })} wide>
      {(close) => <Undo {...props} close={close} />}
    </DialogButton>
  );
}

function Undo({ importId, counts, archived, restored, left, close }: UndoButtonProps & { close: () => void }) {
  const t = useTranslations("imports.undo");
  const command = useCommand("undoImport", (data) => Undone.parse(data));
  const { archives, restores, leaves } = counts;

  /** A large import is taken back in several goes; the person asked for all of it. */
  const undo = async () => {
    const total = { archived: 0, restored: 0 };
    for (;;) {
      const outcome = await command.run({ importId });
      if (!outcome.ok) return;
      total.archived += outcome.data.archived;
      total.restored += outcome.data.restored;
      if (outcome.data.remaining === 0) break;
    }
    close();
    toast(
      [total.archived > 0 && t("done", { count: total.archived }), total.restored > 0 && t("doneBack", { count: total.restored })]
        .filter(Boolean)
        .join(" "),
    );
  };
  return (
    <div className="space-y-3">
      {command.reasons.length > 0 ? <Refusal title={t("refused")} reasons={command.reasons} /> : null}
      {archives > 0 ? (
        <>
          <p>{t("archives", { count: archives })}</p>
          <Disclosure summary={t("list")}>
            <Names items={archived} count={archives} />
          </Disclosure>
        </>
      ) : null}
      {restores > 0 ? (
        <>
          <p>{t("restores", { count: restores })}</p>
          <Disclosure summary={t("listBack")}>
            <Names items={restored} count={restores} />
          </Disclosure>
        </>
      ) : null}
      {leaves > 0 ? (
        <div>
          <p>{t("leaves", { count: leaves })}</p>
          <Names items={left} count={leaves} />
        </div>
      ) : null}
      <FormActions>
        <Button variant="danger" pending={command.pending} onClick={undo}>
          {restores > 0 ? t("confirmBack", { count: archives + restores }) : t("confirm", { count: archives })}
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
      {items.map(({ id, ref, name, why }) => (
        <li key={id}>
          <Link href={`/models/${id}`}>{name}</Link> <span className="font-mono text-sm text-ink-3">{ref}</span>
          {why ? <span className="block text-sm text-ink-3">{why}</span> : null}
        </li>
      ))}
      {count > items.length ? <li className="text-ink-3">{t("more", { count: count - items.length })}</li> : null}
    </ul>
  );
}
