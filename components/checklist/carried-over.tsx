"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { Refusal, RefusalReasons, type Refused } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";

type Carried = { confirmed: unknown[]; open: { controlId: string; reason: Refused }[] };
const isCarried = (data: unknown): data is Carried =>
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
    if (outcome.ok && isCarried(outcome.data))
      toast(t("done", { count: outcome.data.confirmed.length, open: outcome.data.open.length }));
  };
  const open = isCarried(command.data) ? command.data.open : [];
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
