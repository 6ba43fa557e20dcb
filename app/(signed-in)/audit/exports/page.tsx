import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportForm } from "#components/exports/export-form";
import { ExportTable } from "#components/exports/export-table";
import { Card } from "#components/ui/card";
import { hrefWith, type Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { RefreshWhile } from "#components/ui/refresh-while";
import { type Actor, rolesAnywhere } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import { ExportFilter, KINDS, type Kind, kindSchema, ListExportsInput } from "#lib/exports/schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";

const PATH = "/audit/exports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exports.page"))("title") };
}

/** Everything for those who check; for others a dossier of a version they came from. */
const kindsFor = (actor: Actor, hasVersion: boolean): Kind[] => {
  const checks = rolesAnywhere(actor).some((role) => grantsOf("export:run").roles.includes(role));
  return KINDS.filter((kind) => (kind === "dossier" ? hasVersion : checks));
};

/** The version a dossier was asked for from, by the address: ?versionId=… */
async function versionOf(params: Params) {
  const { versionId } = params;
  if (typeof versionId !== "string") return undefined;
  const { label, modelRef, modelName } = await load(operations.getVersion, { versionId });
  return { id: versionId, name: `${modelRef} ${modelName}, ${label}` };
}

export default async function ExportsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(listInput(ExportFilter, params)).map(([name, value]) => [name, String(value)]),
  );
  const [t, word, { actor }, version, { items, nextCursor }] = await Promise.all([
    getTranslations("exports.page"),
    getTranslations("exports.filter"),
    viewer(),
    versionOf(params),
    load(operations.listExports, listInput(ListExportsInput, { cursor: params.cursor })),
  ]);
  const kinds = kindsFor(actor, version !== undefined);
  const [first] = kinds;
  const asked = kindSchema.safeParse(version ? "dossier" : params.kind);
  const initial = asked.success && kinds.includes(asked.data) ? asked.data : first;
  const words = Object.entries(values).map(([name, value]) => `${word.has(name) ? word(name) : name} = ${value}`);
  const running = items.some(({ state }) => state === "queued" || state === "running");
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <RefreshWhile running={running} />
      {initial ? (
        <Card className="mb-4" title={t("ask")}>
          <ExportForm
            key={hrefWith(PATH, params)}
            kinds={kinds}
            initial={initial}
            {...(version && { version })}
            {...(words.length > 0 && { filter: { values, words: words.join("; ") } })}
          />
        </Card>
      ) : (
        <p className="mb-4 max-w-prose text-ink-2">{t("onlyDossiers")}</p>
      )}
      <Card flush>
        <ExportTable rows={items} />
        <Pager path={PATH} params={{ cursor: params.cursor }} nextCursor={nextCursor} />
      </Card>
    </>
  );
}
