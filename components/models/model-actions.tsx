import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Menu } from "#components/ui/menu";
import type { ModelDetail } from "#lib/models/detail.schema";

type Props = { model: Pick<ModelDetail, "id">; rights: { revise: boolean; version: boolean } };

/** What can be done with a model, as far as it is this person's to do. */
export function ModelActions({ model, rights }: Props) {
  const t = useTranslations("models.header");
  const base = `/models/${model.id}`;
  return (
    <>
      <Menu
        label={t("more")}
        items={[
          { label: t("versions"), href: `${base}/versions` },
          { label: t("links"), href: `${base}/links` },
        ]}
      />
      {rights.version ? <ButtonLink href={`${base}/versions/new`}>{t("newVersion")}</ButtonLink> : null}
      {rights.revise ? <ButtonLink href={`${base}/edit`}>{t("edit")}</ButtonLink> : null}
    </>
  );
}
