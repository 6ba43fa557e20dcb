import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { Field } from "#components/ui/field";
import { hrefWith } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Select } from "#components/ui/select";
import type { ImportPreview } from "#lib/imports/preview.schema";

const PATH = "/imports/new";
type Unknown = { column: string; to: string; text: string; count: number };

type MappingCardProps = { preview: ImportPreview; mappings: { name: string; title: string }[]; isEditing: boolean };

/** By which mapping the file is read, and the words it gives no meaning. */
export function MappingCard({ preview, mappings, isEditing }: MappingCardProps) {
  const t = useTranslations("imports.mapping");
  const { mapping, sha256, unknownWords } = preview;
  const unknown = unknownWords.flatMap(({ column, to, words }) => words.map((word) => ({ column, to, ...word })));
  return (
    <Card title={t("title")}>
      <div className="space-y-3">
        {mapping ? (
          <Notice
            tone="good"
            title={t(mapping.recognised ? "recognised" : "chosen", { title: mapping.title })}
            action={
              isEditing ? null : (
                <ButtonLink size="small" href={hrefWith(PATH, { file: sha256, mapping: mapping.name, edit: "1" })}>
                  {t("edit")}
                </ButtonLink>
              )
            }
          >
            {mapping.recognised ? t("recognisedNote") : null}
          </Notice>
        ) : (
          <Notice tone="warn" title={t("none")}>
            {t("noneNote")}
          </Notice>
        )}
        <Choose sha256={sha256} mappings={mappings.filter(({ name }) => name !== mapping?.name)} />
        {unknown.length > 0 && !isEditing ? <UnknownWords words={unknown} /> : null}
      </div>
    </Card>
  );
}

/** A form that needs no script: the choice is part of the address. */
function Choose({ sha256, mappings }: { sha256: string; mappings: MappingCardProps["mappings"] }) {
  const t = useTranslations("imports.mapping");
  if (mappings.length === 0) return null;
  return (
    <form action={PATH} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="file" value={sha256} />
      <div className="min-w-64">
        <Field name="mapping" label={t("choose")}>
          <Select options={mappings.map(({ name, title }) => ({ value: name, label: title }))} />
        </Field>
      </div>
      <Button type="submit">{t("use")}</Button>
    </form>
  );
}

function UnknownWords({ words }: { words: Unknown[] }) {
  const t = useTranslations("imports.mapping");
  const target = useTranslations("imports.target");
  const columns: Column<Unknown>[] = [
    { key: "word", header: t("word"), primary: true, cell: ({ text }) => text },
    { key: "column", header: t("column"), cell: ({ column }) => column },
    { key: "becomes", header: t("becomes"), cell: ({ to }) => target(to.replace(".", "_")) },
    { key: "uses", header: t("uses"), align: "end", cell: ({ count }) => count },
  ];
  return (
    <div>
      <h3 className="font-semibold">{t("words")}</h3>
      <p className="max-w-prose text-sm text-ink-3">{t("wordsNote")}</p>
      <DataTable
        caption={t("words")}
        columns={columns}
        rows={words}
        rowKey={({ column, text }) => `${column} ${text}`}
        empty={null}
      />
    </div>
  );
}
