"use client";
import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Checkbox } from "#components/ui/checkbox";
import { switchKeys } from "./keys-setting.ts";

/** Whether keys alone do something in this browser: they stand in the way of whoever speaks to it (WCAG 2.1.4). */
export function KeysCard({ isOn }: { isOn: boolean }) {
  const t = useTranslations("account.keyboard");
  return (
    <Card id="keyboard" title={t("title")}>
      <Checkbox
        name="keys"
        label={t("label")}
        help={t("help")}
        defaultChecked={isOn}
        onChange={(event) => switchKeys(event.currentTarget.checked)}
      />
    </Card>
  );
}
