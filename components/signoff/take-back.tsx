"use client";
import { useTranslations } from "next-intl";
import { ReasonAct } from "#components/lifecycle/reason-act";

type Object = { name: string; version: string };

/** A signer takes back their own signature while the request is open. */
export function TakeBack({ signoffId, about }: { signoffId: string; about: Object }) {
  const t = useTranslations("signoff");
  return (
    <ReasonAct
      command="withdrawSignature"
      input={{ signoffId }}
      field="reason"
      size="small"
      variant="quiet"
      label={t("take.button")}
      title={t("take.title", about)}
      note={t("take.note")}
      words={{
        reason: t("take.reason"),
        submit: t("take.submit"),
        done: t("take.done"),
        refused: t("take.refused"),
        cancel: t("sign.cancel"),
      }}
    />
  );
}

/** Whoever asked, or the owner, takes back the whole request. */
export function WithdrawRequest({ transitionId, about }: { transitionId: string; about: Object & { stage: string } }) {
  const t = useTranslations("lifecycle");
  return (
    <ReasonAct
      command="withdrawTransition"
      input={{ transitionId }}
      field="reason"
      size="small"
      label={t("withdraw.button")}
      title={t("withdraw.title", about)}
      note={t("withdraw.note")}
      words={{
        reason: t("withdraw.reason"),
        submit: t("withdraw.submit"),
        done: t("withdraw.done"),
        refused: t("withdraw.refused"),
        cancel: t("request.cancel"),
      }}
    />
  );
}
