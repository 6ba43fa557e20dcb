"use client";
import { useTranslations } from "next-intl";
import type { Role } from "#lib/access/permissions";
import { ActDialog } from "./act-dialog.tsx";

type GrantProps = {
  grant: { id: string; role: Role; unit: { name: string }; state: "pending" | "active" | "ended" };
  name: string;
};

const useObject = ({ grant, name }: GrantProps) => {
  const word = useTranslations("ui.role");
  return { role: word(grant.role), unit: grant.unit.name, name };
};

/** Ends a role in force, or takes back one that waits. */
export function EndGrant(props: GrantProps) {
  const t = useTranslations("admin.end");
  const object = useObject(props);
  return (
    <ActDialog
      command="endGrant"
      input={{ grantId: props.grant.id }}
      label={t(props.grant.state === "pending" ? "withdraw" : "button")}
      title={t("title", object)}
      submit={t("submit")}
      refused={t("refused")}
      done={t("done")}
      size="small"
    >
      <p>{t("note")}</p>
    </ActDialog>
  );
}

/** The second person's decision on a signing role (SD-14). */
export function DecideGrant(props: GrantProps) {
  const t = useTranslations("admin.grants");
  const object = useObject(props);
  const act = (key: "confirm" | "refuse") => ({
    input: { grantId: props.grant.id },
    label: t(key),
    title: t(`${key}Title`, object),
    submit: t(`${key}Submit`),
    refused: t(`${key}Refused`),
    done: t(`${key}Done`),
    size: "small" as const,
  });
  return (
    <div className="flex flex-wrap gap-1.5">
      <ActDialog {...act("confirm")} command="confirmGrant">
        <p>{t("confirmNote")}</p>
      </ActDialog>
      <ActDialog {...act("refuse")} command="refuseGrant">
        <p>{t("refuseNote")}</p>
      </ActDialog>
    </div>
  );
}
