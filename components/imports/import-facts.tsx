import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { FileSize } from "#components/ui/file-size";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { Instant } from "#components/ui/time";
import type { ImportDetail } from "#lib/imports/schema";

/** Who imported what, when, how it was read, and the digest by which the file is known again. */
export function ImportFacts({ record }: { record: ImportDetail }) {
  const t = useTranslations("imports.result");
  const list = useTranslations("imports.list");
  const { requestedBy, requestedAt, finishedAt, unit, mapping, source, sha256, size } = record;
  return (
    <Card title={t("details")}>
      <KeyValues
        items={[
          { label: list("by"), value: requestedBy.name },
          { label: t("requested"), value: <Instant at={requestedAt.toISOString()} show="exact" /> },
          { label: t("finished"), value: finishedAt && <Instant at={finishedAt.toISOString()} show="exact" /> },
          { label: list("unit"), value: unit.name },
          { label: t("mapping"), value: mapping.title },
          { label: t("source"), value: source },
          { label: list("file"), value: <FileSize bytes={size} /> },
          { label: t("digest"), value: <Hash value={sha256} /> },
        ]}
      />
    </Card>
  );
}
