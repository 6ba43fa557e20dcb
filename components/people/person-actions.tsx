"use client";
import { useTranslations } from "next-intl";
import { ActDialog } from "./act-dialog.tsx";

type PersonActionsProps = {
  person: { id: string; name: string; state: "active" | "waiting" | "deactivated" };
  ownedModels: number;
};

/** What an administrator does to an account. One's own is not among them: the page does not draw this there. */
export function PersonActions({ person: { id, name, state }, ownedModels }: PersonActionsProps) {
  const t = useTranslations("admin");
  const act = (key: "reset" | "signOut" | "deactivate" | "reactivate") => ({
    input: { personId: id },
    label: t(`${key}.button`),
    title: t(`${key}.title`, { name }),
    submit: t(`${key}.submit`),
    refused: t(`${key}.refused`),
    done: t(`${key}.done`),
  });
  if (state === "deactivated") {
    return (
      <ActDialog {...act("reactivate")} command="reactivatePerson">
        <p>{t("reactivate.note")}</p>
      </ActDialog>
    );
  }
  return (
    <>
      {state === "active" ? (
        <>
          <ActDialog {...act("signOut")} command="endPersonSessions">
            <p>{t("signOut.note")}</p>
          </ActDialog>
          <ActDialog {...act("reset")} command="resetPassword">
            <p>{t("reset.note")}</p>
          </ActDialog>
        </>
      ) : null}
      <ActDialog {...act("deactivate")} command="deactivatePerson" variant="danger">
        <p>{t("deactivate.note")}</p>
        {ownedModels > 0 ? <p className="font-medium">{t("deactivate.owns", { count: ownedModels })}</p> : null}
      </ActDialog>
    </>
  );
}
