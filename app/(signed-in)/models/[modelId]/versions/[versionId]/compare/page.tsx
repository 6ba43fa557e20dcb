import type { Metadata } from "next";
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

const compared = async ({ params, searchParams }: Props) => {
  const [{ modelId, versionId }, { against: wanted }] = await Promise.all([params, searchParams]);
  const model = await modelAt(modelId);
  const against = model.versions.some(({ id }) => id === wanted) ? wanted : undefined;
  return load(operations.compareVersions, { versionId, ...(against && { against }) });
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { version, against }] = await Promise.all([getTranslations("models.version"), compared(props)]);
  const [newer, older] = [version.label, against?.label ?? null];
  return { title: older === null ? t("compareFirst") : t("compareTitle", { newer, older }) };
}

export default async function ComparePage(props: Props) {
  const [{ modelId, versionId }, comparison] = await Promise.all([props.params, compared(props)]);
  if (comparison.version.modelId !== modelId) notFound();
  const t = await getTranslations("models.version");
  const back = <Link href={`/models/${modelId}/versions/${versionId}`}>{t("title", { label: comparison.version.label })}</Link>;
  if (!comparison.against)
    return (
      <Card>
        <EmptyState glyph="ring" title={t("compareFirst")} action={back} />
      </Card>
    );
  return (
    <Card flush title={t("compareTitle", { newer: comparison.version.label, older: comparison.against.label })} aside={back}>
      {comparison.changes.length > 0 ? <Comparison changes={comparison.changes} /> : <EmptyState title={t("compareNone")} />}
    </Card>
  );
}
