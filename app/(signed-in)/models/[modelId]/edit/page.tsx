import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditForm } from "#components/models/edit-form";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";
import { modelAt, newestEventOf } from "../model.ts";
import { rightsOn } from "../rights.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.header"))("edit") };
}

export default async function EditModelPage({ params }: { params: Promise<{ modelId: string }> }) {
  const [{ actor }, model] = await Promise.all([viewer(), modelAt((await params).modelId)]);
  const rights = rightsOn(actor, model);
  if (!rights.revise) notFound();
  const { openVersionId, openRequests, content: shown, name, tags, notes } = model;
  const [t, open, since] = await Promise.all([
    getTranslations("models.form"),
    openVersionId === null ? null : load(operations.getVersion, { versionId: openVersionId }),
    newestEventOf(model.id),
  ]);
  const content = open?.content ?? shown;
  return (
    <section aria-labelledby="edit" className="max-w-3xl">
      <h2 id="edit" className="mb-3 text-lg font-semibold">
        {t("editTitle", { name })}
      </h2>
      <EditForm
        modelId={model.id}
        revision={model.revision}
        values={{ ...content, name, tags, notes }}
        unit={model.businessUnit}
        version={open?.label ?? null}
        request={openRequests.find(({ version }) => version.id === openVersionId) ?? null}
        isSecondLine={rights.isSecondLine}
        since={since}
      />
    </section>
  );
}
