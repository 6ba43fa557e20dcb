"use client";
import { useTranslations } from "next-intl";
import { ActDialog } from "./act-dialog.tsx";

export function EndSession({ id, date }: { id: string; date: string }) {
  const t = useTranslations("account.sessions");
  return (
    <ActDialog
      command="endSession"
      input={{ sessionId: id }}
      label={t("end")}
      title={t("endTitle", { date })}
      submit={t("endSubmit")}
      refused={t("endRefused")}
      done={t("endDone")}
      size="small"
    >
      <p>{t("endNote")}</p>
    </ActDialog>
  );
}

export function EndOtherSessions() {
  const t = useTranslations("account.sessions");
  return (
    <ActDialog
      command="endMySessions"
      input={{ keepCurrent: true }}
      label={t("others")}
      title={t("othersTitle")}
      submit={t("othersSubmit")}
      refused={t("othersRefused")}
      done={t("othersDone")}
    >
      <p>{t("othersNote")}</p>
    </ActDialog>
  );
}
