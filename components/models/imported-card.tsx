import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Disclosure } from "#components/ui/disclosure";
import { KeyValues } from "#components/ui/key-values";
import type { ModelDetail } from "#lib/models/detail.schema";

type Imported = NonNullable<ModelDetail["imported"]>;

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What the source said, as it came. None of it counts for anything here. */
export function ImportedCard({ imported, claim }: { imported: Imported; claim: ModelDetail["claim"] }) {
  const t = useTranslations("models");
  const fields = Object.entries(imported.fields);
  const claims = Object.entries(imported.claims).filter(([, value]) => value !== null);
  const rows = (entries: [string, unknown][]) =>
    entries.map(([key, value]) => ({ key, label: key, value: <span className="whitespace-pre-wrap">{asText(value)}</span> }));
  return (
    <Card title={t("imported.title")}>
      <p className="mb-2.5 text-sm text-ink-3">{t("imported.note", { source: imported.source })}</p>
      <KeyValues
        items={[
          { label: t("imported.externalId"), value: imported.externalId },
          { label: t("imported.inUseSince"), value: claim?.inUseSince },
          { label: t("imported.says"), value: claim?.impact ? <Chip claim>{t(`claimedImpact.${claim.impact}`)}</Chip> : null },
          { label: t("imported.claimNote"), value: imported.claimNote },
          {
            label: t("imported.contact"),
            value: imported.contact ? (
              <>
                {imported.contact}
                <span className="block text-sm text-ink-3">{t("imported.contactNote")}</span>
              </>
            ) : null,
          },
        ]}
      />
      {claims.length > 0 ? (
        <Disclosure summary={t("imported.claims")} aside={claims.length}>
          <KeyValues items={rows(claims)} />
        </Disclosure>
      ) : null}
      {fields.length > 0 ? (
        <Disclosure summary={t("imported.fields")} aside={fields.length}>
          <KeyValues items={rows(fields)} />
        </Disclosure>
      ) : null}
    </Card>
  );
}
