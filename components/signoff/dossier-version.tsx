import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IdentityLines } from "#components/models/content-card";
import { Card } from "#components/ui/card";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { WholeCodes } from "#components/ui/whole-codes";
import { dotted } from "#lib/core/dotted.rules";
import { documentKey, pathOf } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { Commented } from "./commented.tsx";
import { Said } from "./dossier-said.tsx";
import type { Lookups } from "./lookups.ts";
import { useDossierWords } from "./use-dossier-words.ts";

/** The version as it is signed: what it is, exactly, what it was built with, and what is written about it. */
export function DossierVersion({ dossier, lookups }: { dossier: Dossier; lookups: Lookups }) {
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
          { label: fieldName("changeClass"), value: said("changeClass", <Said>{textOf("changeClass", changeClass)}</Said>) },
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
                <Said>{text}</Said>
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
      <WholeCodes>{dotted([name, version, classification])}</WholeCodes> {digest ? <Hash value={digest} /> : null}
    </>
  );
}
