"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { RefusalReasons } from "#components/ui/refusal";
import { useCommand } from "#components/ui/use-command";

/** Starts a verification of the whole ledger; while one runs there is nothing to start. */
export function VerifyButton({ running }: { running: boolean }) {
  const t = useTranslations("audit.verification");
  const command = useCommand("requestVerification");
  return (
    <div>
      <Button variant="primary" pending={command.pending} disabled={running} onClick={() => command.run({})}>
        {t("start")}
      </Button>
      {command.reasons.length > 0 ? (
        <div role="alert">
          <RefusalReasons reasons={command.reasons} />
        </div>
      ) : null}
    </div>
  );
}
