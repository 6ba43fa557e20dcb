import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { WholeCodes } from "#components/ui/whole-codes";
import { dotted } from "#lib/core/dotted.rules";
import type { Identity } from "#lib/models/content.schema";
import type { ModelDetail } from "#lib/models/detail.schema";

type Content = ModelDetail["content"];

/** What the model is, in the words people sign. What nobody has written yet is said, not left out. */
export function ContentCard({ content }: { content: Content }) {
  const t = useTranslations("models");
  const open = <span className="text-ink-3">{t("notKnown")}</span>;
  const text = (value: string | null) => (value ? <span className="whitespace-pre-wrap">{value}</span> : open);
  return (
    <Card title={t("overview.what")}>
      <KeyValues
        items={[
          { label: t("field.purpose"), value: text(content.purpose) },
          { label: t("field.intendedUse"), value: text(content.intendedUse) },
          { label: t("field.outOfScopeUse"), value: text(content.outOfScopeUse) },
          { label: t("field.limitations"), value: text(content.limitations) },
          { label: t("field.kind"), value: content.kind ? t(`kind.${content.kind}`) : open },
          { label: t("field.domain"), value: content.domain ? t(`domain.${content.domain}`) : open },
          { label: t("field.jurisdictions"), value: content.jurisdictions.length > 0 ? content.jurisdictions.join(", ") : open },
          { label: t("field.identity"), value: <IdentityLines identity={content.identity} /> },
          { label: t("field.datasets"), value: <Datasets datasets={content.datasets} /> },
        ]}
      />
      <Documents documents={content.documentation} />
    </Card>
  );
}

/** Each part of what identifies the version, digests short with the whole on hand. */
export function IdentityLines({ identity }: { identity: Identity | null }) {
  const t = useTranslations("models");
  if (!identity) return <span className="text-ink-3">{t("overview.identityNone")}</span>;
  const { type, ...parts } = identity;
  const label = (part: string) => t(`version.${part === "name" ? "hostedName" : part}`);
  return (
    <>
      <p>{t(`version.${type}`)}</p>
      <dl className="grid gap-x-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {Object.entries(parts).map(([part, value]) =>
          value === null && part !== "name" ? null : (
            <div key={part} className="contents">
              <dt className="text-ink-3">{label(part)}</dt>
              <dd className="[overflow-wrap:anywhere]">
                {value === null ? t("version.notPinned") : value.startsWith("sha256:") ? <Hash value={value} /> : value}
              </dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

function Datasets({ datasets }: { datasets: Content["datasets"] }) {
  const t = useTranslations("models");
  if (datasets.length === 0) return <span className="text-ink-3">{t("notKnown")}</span>;
  return (
    <ul>
      {datasets.map(({ name, version, digest, classification }) => (
        <li key={`${name} ${version}`}>
          <WholeCodes>{dotted([name, version, classification])}</WholeCodes> {digest ? <Hash value={digest} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Documents({ documents }: { documents: Content["documentation"] }) {
  const t = useTranslations("models");
  return documents.length > 0 ? (
    <div className="mt-3 border-t border-line pt-2">
      {documents.map(({ key, title, text }) => (
        <Disclosure key={`${key} ${title}`} summary={title} aside={t(`documentKey.${key}`)}>
          <p className="max-w-prose whitespace-pre-wrap">{text}</p>
        </Disclosure>
      ))}
    </div>
  ) : null;
}
