"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { ActDialog } from "./act-dialog.tsx";

/** Makes a unit below this one, or gives this one another name. */
export function UnitActions({ unit: { id, name } }: { unit: { id: string; name: string } }) {
  const t = useTranslations("admin.units");
  return (
    <div className="flex flex-wrap gap-1.5">
      <ActDialog
        command="createUnit"
        input={{ parentId: id }}
        label={t("add")}
        title={t("addTitle", { name })}
        submit={t("addSubmit")}
        refused={t("addRefused")}
        done={t("addDone")}
        size="small"
      >
        <Field name="name" label={t("field")} required>
          <Input maxLength={200} autoComplete="off" data-autofocus="" />
        </Field>
      </ActDialog>
      <ActDialog
        command="renameUnit"
        input={{ unitId: id }}
        label={t("rename")}
        title={t("renameTitle", { name })}
        submit={t("renameSubmit")}
        refused={t("renameRefused")}
        done={t("renameDone")}
        size="small"
        variant="quiet"
      >
        <Field name="name" label={t("field")} required>
          <Input defaultValue={name} maxLength={200} autoComplete="off" data-autofocus="" />
        </Field>
      </ActDialog>
    </div>
  );
}
