import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContentCard } from "#components/models/content-card";
import { FactsCard } from "#components/models/facts-card";
import { VersionHead } from "#components/models/version-head";
import { isOpen } from "#lib/models/material.rules";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";
import { modelAt } from "../../model.ts";
import { rightsOn } from "../../rights.ts";

type Props = { params: Promise<{ modelId: string; versionId: string }> };

export async function generateMetadata({ params }: Props) {
  const { modelId, versionId } = await params;
  const [t, model] = await Promise.all([getTranslations("models.version"), modelAt(modelId)]);
  const label = model.versions.find(({ id }) => id === versionId)?.label ?? "";
  return { title: t("title", { label }) };
}

export default async function VersionPage({ params }: Props) {
  const { modelId, versionId } = await params;
  const [{ actor }, model, version] = await Promise.all([viewer(), modelAt(modelId), load(operations.getVersion, { versionId })]);
  if (version.modelId !== modelId) notFound();
  const { revise, takeDossier } = rightsOn(actor, model);
  const mayRevise = revise && isOpen(version);
  return (
    <>
      <VersionHead
        version={version}
        others={model.versions.filter(({ id }) => id !== versionId)}
        mayRevise={revise}
        mayTakeDossier={takeDossier}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[1.55fr_1fr]">
        <ContentCard content={version.content} />
        <FactsCard model={{ id: modelId, content: version.content, unknownFacts: version.unknownFacts }} mayRevise={mayRevise} />
      </div>
    </>
  );
}
