"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Refusal, RefusalReasons, type Refused } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { ListedItem } from "#lib/checklist/schema";

/** Something of it comes from the version before, and nobody has said yet that it still holds. */
export const isCarried = ({ carriedFrom, evidence }: ListedItem): boolean =>
  carriedFrom !== null || evidence.some((one) => one.carriedFrom !== null);

type Carried = { confirmed: unknown[]; open: { controlId: string; reason: Refused }[] };
const isReport = (data: unknown): data is Carried =>
  typeof data === "object" && data !== null && "confirmed" in data && "open" in data && Array.isArray(data.open);

/** One click for the gate ahead confirms everything carried over whose inputs did not change; the rest says why it stands open. */
export function CarriedOver({
  versionId,
  count,
  gate,
  gateName,
}: {
  versionId: string;
  count: number;
  gate: string;
  gateName: string;
}) {
  const t = useTranslations("checklist.carried");
  const command = useCommand("confirmCarried");
  const confirm = async () => {
    const outcome = await command.run({ versionId, gate });
    if (outcome.ok && isReport(outcome.data))
      toast(t("done", { count: outcome.data.confirmed.length, open: outcome.data.open.length }));
  };
  const open = isReport(command.data) ? command.data.open : [];
  return (
    <div className="space-y-2">
      <Notice
        tone="warn"
        action={
          <Button pending={command.pending} onClick={confirm}>
            {t("confirm", { gate: gateName })}
          </Button>
        }
      >
        {t("text", { count })}
      </Notice>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
      {open.length > 0 ? <RefusalReasons reasons={open.map(({ reason }) => reason)} /> : null}
    </div>
  );
}

/** The same for one control, where it is read. */
export function StillHolds({ versionId, item: { controlId, gate } }: { versionId: string; item: ListedItem }) {
  const t = useTranslations("checklist.carried");
  const command = useCommand("confirmCarried");
  const confirm = async () => {
    const outcome = await command.run({ versionId, gate, controlId });
    if (outcome.ok) toast(t("oneDone", { control: controlId }));
  };
  return (
    <div className="space-y-2">
      <Button size="small" variant="primary" pending={command.pending} onClick={confirm}>
        {t("one")}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </div>
  );
}
