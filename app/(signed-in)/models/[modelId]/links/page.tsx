import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LineageColumns } from "#components/models/lineage-columns";
import { LinksForm } from "#components/models/links-form";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";
import { modelAt } from "../model.ts";
import { rightsOn } from "../rights.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.header"))("links") };
}

export default async function LinksPage({ params }: { params: Promise<{ modelId: string }> }) {
  const { modelId } = await params;
  const [{ actor }, model, lineage, t] = await Promise.all([
    viewer(),
    modelAt(modelId),
    load(operations.getLineage, { modelId }),
    getTranslations("models.links"),
  ]);
  const open = model.openVersionId === null ? null : await load(operations.getVersion, { versionId: model.openVersionId });
  const mayRevise = rightsOn(actor, model).revise;
  return (
    <div className="grid gap-4">
      <Card title={t("title", { name: model.name })}>
        <p className="mb-3 max-w-prose text-ink-2">{t("note")}</p>
        {lineage.nodes.length > 1 ? <LineageColumns lineage={lineage} /> : <EmptyState glyph="ring" title={t("none")} />}
        {lineage.isCut ? <Notice>{t("cut")}</Notice> : null}
      </Card>
      {mayRevise && open ? (
        <Card>
          <LinksForm
            modelId={modelId}
            name={model.name}
            revision={model.revision}
            version={open.label}
            links={open.links}
            request={model.openRequests.find(({ version }) => version.id === open.id) ?? null}
          />
        </Card>
      ) : null}
      {mayRevise && !open ? <Notice>{t("frozen")}</Notice> : null}
    </div>
  );
}
