import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionTable } from "#components/models/version-table";
import { Card } from "#components/ui/card";
import { modelAt } from "../model.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.header"))("versions") };
}

export default async function VersionsPage({ params }: { params: Promise<{ modelId: string }> }) {
  const model = await modelAt((await params).modelId);
  const t = await getTranslations("models.version");
  return (
    <Card flush title={t("listTitle", { name: model.name })}>
      <VersionTable modelId={model.id} versions={model.versions} />
    </Card>
  );
}
