import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IdentityLines } from "#components/models/content-card";
import { Hash } from "#components/ui/hash";
import { spotOf } from "#lib/signoff/caption.rules";
import { artifactSchema } from "#lib/signoff/dossier.schema";
import { isDigest, isFields, type Json, partOf, partsShown } from "#lib/signoff/part.rules";
import { LinkedEvidence } from "./linked-evidence.tsx";
import type { Lookups } from "./lookups.ts";
import { useDossierWords } from "./use-dossier-words.ts";

/** Shows what stood or stands at a path: a digest short with the whole on hand, a whole by its named parts, anything else in words. */
export function useShownValue(lookups: Lookups) {
  const t = useTranslations("signoff");
  const { partName, textOf } = useDossierWords(lookups);
  const text = (field: string, value: Json): ReactNode => {
    if (isDigest(value)) return <Hash value={value} />;
    if (field === "score" && typeof value === "number") return t("dossier.answer", { score: value });
    return field === "status" && value === null ? t("status.none") : textOf(field, value);
  };
  const list = (path: string, field: string, items: Json[]): ReactNode => {
    if (field === "evidence") return <EvidenceItems items={items} titleOf={() => undefined} />;
    // The items of one value have no identity but their place.
    return items.map((item, index) => [index, item] as const).map(([at, item]) => <div key={at}>{one(path, field, item)}</div>);
  };
  const one = (path: string, field: string, value: Json): ReactNode => {
    if (isFields(value)) return parts(path, value);
    return Array.isArray(value) && value.some(isFields) ? list(path, field, value) : text(field, value);
  };
  const parts = (path: string, value: { [key: string]: Json }): ReactNode => (
    <dl className="grid gap-x-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
      {partsShown(path, value).map(([part, item]) => (
        <div key={part} className="contents">
          <dt>{partName(path, part)}</dt>
          <dd className="[overflow-wrap:anywhere]">{one(path, part, item)}</dd>
        </div>
      ))}
    </dl>
  );
  return (path: string, value: Json): ReactNode => {
    const { field } = spotOf(path);
    const artifact = field === "artifact" ? artifactSchema.safeParse(value).data : undefined;
    return artifact ? <IdentityLines identity={artifact} /> : one(path, partOf(path) ?? field, value);
  };
}

const isItem = (value: unknown): value is { sha256?: string; url?: string; revision?: string | null; accepted?: boolean } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type EvidenceProps = { items: readonly Json[]; titleOf: (sha256: string) => string | undefined };

/** Each by its title where that is known, and by what is signed of it. */
export function EvidenceItems({ items, titleOf }: EvidenceProps) {
  const t = useTranslations("signoff.value");
  const shown = items.filter(isItem);
  if (shown.length === 0) return t("none");
  return shown.map(({ sha256, url = "", revision = null, accepted }) => (
    <span key={sha256 ?? `${url} ${revision}`} className="flex flex-wrap items-center gap-x-1.5">
      {sha256 ? titleOf(sha256) : null}
      {sha256 ? <Hash value={sha256} /> : <LinkedEvidence url={url} revision={revision} />}
      {accepted === undefined ? null : t(accepted ? "accepted" : "pending")}
    </span>
  ));
}
