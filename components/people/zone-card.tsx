"use client";
import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Combobox } from "#components/ui/combobox";
import { Field } from "#components/ui/field";
import { KeyValues } from "#components/ui/key-values";
import { ActDialog } from "./act-dialog.tsx";

type ZoneCardProps = { zone: string; zones: readonly string[]; mayChange: boolean };

/** In which zone calendar dates are days, and how to set another. */
export function ZoneCard({ zone, zones, mayChange }: ZoneCardProps) {
  const t = useTranslations("admin.zone");
  return (
    <Card title={t("title")} aside={mayChange ? <Change zone={zone} zones={zones} /> : null}>
      <KeyValues items={[{ label: t("zone"), value: zone }]} />
      <p className="mt-1.5 max-w-prose text-ink-2">{t("note")}</p>
    </Card>
  );
}

function Change({ zone, zones }: Pick<ZoneCardProps, "zone" | "zones">) {
  const t = useTranslations("admin.zone");
  return (
    <ActDialog
      command="setOrganisation"
      input={{}}
      label={t("change")}
      title={t("changeTitle")}
      submit={t("changeSubmit")}
      refused={t("changeRefused")}
      done={t("changeDone")}
      size="small"
    >
      <p className="text-ink-2">{t("changeNote")}</p>
      <Field name="timeZone" label={t("zone")} help={t("zoneHelp")} required>
        <Combobox options={zones.map((name) => ({ value: name, label: name }))} defaultOption={{ value: zone, label: zone }} />
      </Field>
    </ActDialog>
  );
}
