import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { TierChip } from "#components/ui/tier-chip";
import { Facts, toldFacts } from "#lib/models/facts.schema";
import { pathOf } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { Commented } from "./commented.tsx";
import { DossierChecklist } from "./dossier-checklist.tsx";
import { DossierRating } from "./dossier-rating.tsx";
import { Said } from "./dossier-said.tsx";
import { DossierVersion } from "./dossier-version.tsx";
import type { Lookups } from "./lookups.ts";
import { useDossierWords } from "./use-dossier-words.ts";

type Part = { dossier: Dossier; lookups: Lookups };
type Props = Part & { modelId: string };

/** The whole dossier: exactly what the hash is of, section by section. */
export function DossierView({ modelId, ...part }: Props) {
  return (
    <>
      <ModelSection {...part} />
      <FactsSection {...part} />
      <DossierVersion {...part} />
      <DossierRating {...part} />
      <DossierChecklist {...part} modelId={modelId} />
      {part.dossier.deployment ? <DeploymentSection {...part} /> : null}
      <PolicySection {...part} />
    </>
  );
}

function ModelSection({ dossier, lookups }: Part) {
  const t = useTranslations("signoff");
  const { fieldName, textOf } = useDossierWords(lookups);
  const { facts: _facts, upstream, ...material } = dossier.model.material;
  const fields = { ...material, upstream };
  return (
    <Card id="section-model" title={t("section.model")} aside={dossier.model.ref}>
      <KeyValues
        long
        items={Object.entries(fields).map(([field, value]) => ({
          key: field,
          label: fieldName(field),
          value: (
            <Commented path={pathOf("model", "material", field)} label={fieldName(field)}>
              <Said>{textOf(field, value)}</Said>
            </Commented>
          ),
        }))}
      />
    </Card>
  );
}

function FactsSection({ dossier, lookups }: Part) {
  const t = useTranslations("signoff");
  const { fieldName, textOf } = useDossierWords(lookups);
  const { facts } = dossier.model.material;
  return (
    <Card id="section-facts" title={t("section.facts")}>
      <KeyValues
        long
        items={[
          ...factsToRead(dossier).map(([field, value]) => ({
            key: field,
            label: fieldName(field),
            value: (
              <Commented path={pathOf("model", "material", "facts", field)} label={fieldName(field)}>
                {value === null ? <span className="text-ink-3">{t("value.unknown")}</span> : <Said>{textOf(field, value)}</Said>}
              </Commented>
            ),
          })),
          {
            label: fieldName("article5"),
            value: (
              <Commented path={pathOf("model", "material", "facts", "article5")} label={fieldName("article5")}>
                <Article5 points={facts.article5} />
              </Commented>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** In the order they are asked, without questions that do not apply; facts of a shape this program does not know, all as they stand. */
const factsToRead = ({ model: { material } }: Dossier) => {
  const known = Facts.safeParse(material.facts);
  const names = known.success ? toldFacts({ facts: known.data, domain: material.domain }) : Object.keys(material.facts);
  return names.flatMap((name) => (name === "article5" ? [] : [[name, material.facts[name] ?? null] as const]));
};

/** Ten points in one line: what is yes or not known, or that none is. */
function Article5({ points }: { points: unknown }) {
  const t = useTranslations("signoff.value");
  const entries = typeof points === "object" && points !== null ? Object.entries(points) : [];
  const open = entries.filter(([, answer]) => answer !== false);
  if (open.length === 0) return t("no");
  return open.map(([point, answer]) => `${point}: ${answer === true ? t("yes") : t("unknown")}`).join(", ");
}

function DeploymentSection({ dossier, lookups }: Part) {
  const t = useTranslations("signoff");
  const { fieldName, textOf } = useDossierWords(lookups);
  return (
    <Card id="section-deployment" title={t("section.deployment")}>
      <KeyValues
        long
        items={Object.entries(dossier.deployment ?? {}).map(([field, value]) => ({
          key: field,
          label: fieldName(field),
          value: (
            <Commented path={pathOf("deployment", field)} label={fieldName(field)}>
              {field === "artifactDigest" ? <Hash value={String(value)} /> : <Said>{textOf(field, value ?? null)}</Said>}
            </Commented>
          ),
        }))}
      />
    </Card>
  );
}

function PolicySection({ dossier }: Part) {
  const t = useTranslations("signoff");
  const { lifecycle, tiering, controls, frameworks } = dossier.policy;
  return (
    <Card id="section-policy" title={t("section.policy")} aside={<TierChip tier={dossier.transition.tier} />}>
      <KeyValues
        long
        items={[
          ...Object.entries({ lifecycle, tiering, controls }).map(([name, { id, version }]) => ({
            key: id,
            label: t(`dossier.policyOf.${name}`),
            value: t("dossier.policy", { id, version }),
          })),
        ]}
      />
      <Disclosure summary={t("dossier.frameworks", { count: frameworks.length })}>
        <ul>
          {frameworks.map(({ id, version }) => (
            <li key={id}>{t("dossier.policy", { id, version })}</li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
