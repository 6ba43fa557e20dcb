import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ModelActions } from "#components/models/model-actions";
import { ModelHeader } from "#components/models/model-header";
import { PageOnItsWay } from "#components/shell/page-on-its-way";
import { Tabs } from "#components/ui/tabs";
import { viewer } from "#lib/web/page";
import { Actions } from "../../../../components/actions/use-actions.ts";
import { modelAt } from "./model.ts";
import { type Rights, rightsOn } from "./rights.ts";

type Props = { params: Promise<{ modelId: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [shell, { name, ref }] = await Promise.all([getTranslations("shell"), modelAt((await params).modelId)]);
  const about = `${name} · ${ref}`;
  return { title: { default: about, template: `%s · ${about} · ${shell("product")}` } };
}

/** The head and the tabs of a model. The pages below fill what is under them. */
export default async function ModelLayout({ params, children }: Props) {
  const { modelId } = await params;
  const [t, { actor }, model] = await Promise.all([getTranslations("models.tabs"), viewer(), modelAt(modelId)]);
  const base = `/models/${modelId}`;
  const rights = rightsOn(actor, model);
  const tabs = [
    { href: base, label: t("overview") },
    { href: `${base}/risk`, label: t("risk") },
    { href: `${base}/checklist`, label: t("checklist") },
    {
      href: `${base}/sign-offs`,
      label: t("signoffs"),
      ...(model.openRequests.length > 0 && { count: model.openRequests.length }),
    },
    { href: `${base}/history`, label: t("history") },
  ];
  return (
    <>
      <Actions
        of={[...tabs, ...(await placesOf(base, rights))].map(({ href, label }) => ({ id: href, label, group: "page", href }))}
      />
      <ModelHeader model={model} actions={<ModelActions model={model} rights={rights} />} />
      <Tabs label={t("label")} tabs={tabs} />
      <PageOnItsWay under={base}>{children}</PageOnItsWay>
    </>
  );
}

/** What else of a model has a page of its own, as far as this person has business there. */
async function placesOf(base: string, { version, revise }: Pick<Rights, "version" | "revise">) {
  const t = await getTranslations("models.header");
  return [
    { href: `${base}/versions`, label: t("versions") },
    { href: `${base}/links`, label: t("links") },
    ...(version ? [{ href: `${base}/versions/new`, label: t("newVersion") }] : []),
    ...(revise ? [{ href: `${base}/edit`, label: t("edit") }] : []),
  ];
}
