import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IdentityLines } from "#components/models/content-card";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { TierChip } from "#components/ui/tier-chip";
import { Facts, toldFacts } from "#lib/models/facts.schema";
import { documentKey, pathOf } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { Commented } from "./commented.tsx";
import { DossierChecklist } from "./dossier-checklist.tsx";
import { DossierRating } from "./dossier-rating.tsx";
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
      <VersionSection {...part} />
      <DossierRating {...part} />
      <DossierChecklist {...part} modelId={modelId} />
      {part.dossier.deployment ? <DeploymentSection {...part} /> : null}
      <PolicySection {...part} />
    </>
  );
}

const Text = ({ children }: { children: string | null }) => {
  const t = useTranslations("signoff.value");
  return children ? <span className="whitespace-pre-wrap">{children}</span> : <span className="text-ink-3">{t("none")}</span>;
};

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
              <Text>{textOf(field, value)}</Text>
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
                {value === null ? <span className="text-ink-3">{t("value.unknown")}</span> : <Text>{textOf(field, value)}</Text>}
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

function VersionSection({ dossier, lookups }: Part) {
  const t = useTranslations("signoff");
  const { fieldName, itemName, textOf } = useDossierWords(lookups);
  const { artifact, datasets, documentation, changeClass } = dossier.version;
  const said = (field: string, value: ReactNode) => (
    <Commented path={pathOf("version", field)} label={fieldName(field)}>
      {value}
    </Commented>
  );
  return (
    <Card id="section-version" title={t("section.version")}>
      <KeyValues
        long
        items={[
          { label: fieldName("changeClass"), value: said("changeClass", <Text>{textOf("changeClass", changeClass)}</Text>) },
          { label: fieldName("artifact"), value: said("artifact", <IdentityLines identity={artifact} />) },
          ...datasets.map((dataset) => ({
            key: `dataset ${dataset.name} ${dataset.version}`,
            label: fieldName("datasets"),
            value: (
              <Commented path={pathOf("version", "datasets", dataset.name)} label={dataset.name}>
                <Dataset {...dataset} />
              </Commented>
            ),
          })),
          ...documentation.map(({ key, title, text }) => ({
            key: `document ${key} ${title}`,
            label: itemName({ section: "version", item: key, field: "documentation" }) ?? title,
            value: (
              <Commented path={pathOf("version", "documentation", documentKey({ key, title }))} label={title}>
                <Text>{text}</Text>
              </Commented>
            ),
          })),
        ]}
      />
    </Card>
  );
}

function Dataset({ name, version, classification, digest }: Dossier["version"]["datasets"][number]) {
  return (
    <>
      {[name, version, classification].filter(Boolean).join(" · ")} {digest ? <Hash value={digest} /> : null}
    </>
  );
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
              {field === "artifactDigest" ? <Hash value={String(value)} /> : <Text>{textOf(field, value ?? null)}</Text>}
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
