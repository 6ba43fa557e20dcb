import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditVersionForm } from "#components/models/version-form";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";
import { modelAt, newestEventOf } from "../../../model.ts";
import { rightsOn } from "../../../rights.ts";

type Props = { params: Promise<{ modelId: string; versionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { modelId, versionId } = await params;
  const [t, { versions }] = await Promise.all([getTranslations("models.version"), modelAt(modelId)]);
  return { title: t("editTitle", { label: versions.find(({ id }) => id === versionId)?.label ?? "" }) };
}

export default async function EditVersionPage({ params }: Props) {
  const { modelId, versionId } = await params;
  const [{ actor }, model, version, since] = await Promise.all([
    viewer(),
    modelAt(modelId),
    load(operations.getVersion, { versionId }),
    newestEventOf(modelId),
  ]);
  const rights = rightsOn(actor, model);
  if (!rights.revise || version.modelId !== modelId) notFound();
  const t = await getTranslations("models.version");
  const { label, summary, content } = version;
  const { changeClass, identity, datasets, documentation } = content;
  return (
    <section aria-labelledby="edit-version" className="max-w-3xl">
      <h2 id="edit-version" className="mb-3 text-lg font-semibold">
        {t("editTitle", { label })}
      </h2>
      <EditVersionForm
        modelId={modelId}
        versionId={versionId}
        revision={version.revision}
        unitId={model.businessUnit.id}
        values={{ label, summary, changeClass, identity, datasets, documentation }}
        authors={version.authors.map(({ email, name }) => ({ value: email, label: name, note: email }))}
        request={model.openRequests.find((request) => request.version.id === versionId) ?? null}
        isSecondLine={rights.isSecondLine}
        since={since}
      />
    </section>
  );
}
