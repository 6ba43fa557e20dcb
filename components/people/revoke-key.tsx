"use client";
import { useTranslations } from "next-intl";
import { ActDialog } from "./act-dialog.tsx";

export function RevokeKey({ id, prefix, name }: { id: string; prefix: string; name: string }) {
  const t = useTranslations("account.keys");
  return (
    <ActDialog
      command="revokeApiKey"
      input={{ keyId: id }}
      label={t("revoke")}
      title={t("revokeTitle", { prefix: `cs_${prefix}_…`, name })}
      submit={t("revokeSubmit")}
      refused={t("revokeRefused")}
      done={t("revokeDone")}
      size="small"
    >
      <p>{t("revokeNote")}</p>
    </ActDialog>
  );
}
