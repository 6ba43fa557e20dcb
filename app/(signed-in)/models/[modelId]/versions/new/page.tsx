import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewVersionForm } from "#components/models/version-form";
import { rolesIn } from "#lib/access/actor";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";
import { modelAt } from "../../model.ts";
import { rightsOn } from "../../rights.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.header"))("newVersion") };
}

export default async function NewVersionPage({ params }: { params: Promise<{ modelId: string }> }) {
  const [{ actor }, model] = await Promise.all([viewer(), modelAt((await params).modelId)]);
  if (!rightsOn(actor, model).revise) notFound();
  const [t, me] = await Promise.all([getTranslations("models.version"), load(operations.getMe, {})]);
  const isScientist = rolesIn(actor, model.businessUnit.id).includes("data_scientist");
  const label = model.versions.find(({ isShown }) => isShown)?.label ?? "";
  const { datasets, documentation } = model.content;
  return (
    <section aria-labelledby="new-version" className="max-w-3xl">
      <h2 id="new-version" className="text-lg font-semibold">
        {t("newTitle", { name: model.name })}
      </h2>
      <p className="mb-3 max-w-prose text-ink-2">{t("newNote", { label })}</p>
      <NewVersionForm
        modelId={model.id}
        unitId={model.businessUnit.id}
        values={{ label: "", changeClass: null, summary: null, identity: null, datasets, documentation }}
        authors={isScientist ? [{ value: me.email, label: me.name, note: me.email }] : []}
      />
    </section>
  );
}
