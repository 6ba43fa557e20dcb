import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FileStep } from "#components/imports/file-step";
import { MappingCard } from "#components/imports/mapping-card";
import { MappingEditor } from "#components/imports/mapping-editor";
import { PreviewCard } from "#components/imports/preview-card";
import { StartForm } from "#components/imports/start-form";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Refusal as Refused } from "#components/ui/refusal";
import { reachOf } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import { reaches } from "#lib/access/reach.rules";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { type Worded, worded } from "#lib/core/wording";
import type { ImportPreview } from "#lib/imports/preview.schema";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";

const PATH = "/imports/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.new"))("title") };
}

const one = (value: string | string[] | undefined) => [value].flat()[0];

/** The file as it can be read, or why it cannot: a refused file is a state of this page, not a fault. */
async function look(sha256: string, mapping: string | undefined): Promise<{ preview: ImportPreview } | { reasons: Worded[] }> {
  try {
    const input = { sha256, ...(mapping && { mapping }) };
    return { preview: await run(operations.previewImport, input, await viewer()) };
  } catch (error) {
    if (error instanceof Refusal) return { reasons: error.reasons.map(worded) };
    throw error;
  }
}

/** Units in which the person imports, and those of them that stand below no other. */
async function importUnits() {
  const [{ actor }, { items }] = await Promise.all([viewer(), load(operations.listUnits, { counts: "no" })]);
  const mine = reachOf(actor, grantsOf("import:run").roles);
  const units = items.filter(({ id }) => reaches(mine, id));
  return { units, topmost: units.filter(({ parentId }) => parentId === null || !reaches(mine, parentId)) };
}

export default async function NewImportPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const sha256 = one(params.file);
  const t = await getTranslations("imports.new");
  const looked = sha256 ? await look(sha256, one(params.mapping)) : null;
  const head = (
    <PageHeader
      breadcrumbs={<Breadcrumbs trail={[{ label: t("imports"), href: "/imports" }, { label: t("title") }]} />}
      title={t("title")}
      note={t("note")}
      actions={looked ? <ButtonLink href={PATH}>{t("another")}</ButtonLink> : null}
    />
  );
  if (!looked || "reasons" in looked) {
    return (
      <>
        {head}
        <div className="max-w-3xl space-y-4">
          {looked ? <Refused standing title={t("refused")} reasons={looked.reasons} /> : null}
          <Card title={t("file")}>
            <FileStep />
          </Card>
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      <Wizard preview={looked.preview} isEditing={one(params.edit) === "1"} />
    </>
  );
}

/** What the file says, how it is read, and where its records go. Without a mapping the columns are mapped first. */
async function Wizard({ preview, isEditing }: { preview: ImportPreview; isEditing: boolean }) {
  const [{ items: mappings }, { units, topmost }] = await Promise.all([load(operations.listMappings, {}), importUnits()]);
  const used = mappings.find(({ name }) => name === preview.mapping?.name) ?? null;
  const edits = isEditing || used === null;
  return (
    <div className="space-y-4">
      <PreviewCard preview={preview} />
      <MappingCard preview={preview} mappings={mappings.map(({ name, title }) => ({ name, title }))} isEditing={edits} />
      {edits ? (
        <MappingEditor key={`${preview.sha256} ${used?.name ?? ""}`} preview={preview} saved={used} />
      ) : (
        <StartForm
          file={{ sha256: preview.sha256, size: preview.size, type: "text/csv", name: preview.fileName }}
          mapping={used}
          units={units.map(({ id, name }) => ({ value: id, label: name }))}
          topmost={topmost.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  );
}
