import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Comparison } from "#components/models/comparison";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Link } from "#components/ui/link";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";
import { modelAt } from "../../../model.ts";

type Props = { params: Promise<{ modelId: string; versionId: string }>; searchParams: Promise<{ against?: string }> };

export default async function ComparePage({ params, searchParams }: Props) {
  const { modelId, versionId } = await params;
  const model = await modelAt(modelId);
  const wanted = (await searchParams).against;
  const against = model.versions.some(({ id }) => id === wanted) ? wanted : undefined;
  const comparison = await load(operations.compareVersions, { versionId, ...(against && { against }) });
  if (comparison.version.modelId !== modelId) notFound();
  const t = await getTranslations("models.version");
  const back = <Link href={`/models/${modelId}/versions/${versionId}`}>{t("title", { label: comparison.version.label })}</Link>;
  if (!comparison.against)
    return (
      <Card>
        <EmptyState title={t("compareFirst")} action={back} />
      </Card>
    );
  return (
    <Card flush title={t("compareTitle", { newer: comparison.version.label, older: comparison.against.label })} aside={back}>
      {comparison.changes.length > 0 ? <Comparison changes={comparison.changes} /> : <EmptyState title={t("compareNone")} />}
    </Card>
  );
}
