import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { Disclosure } from "#components/ui/disclosure";
import { English } from "#components/ui/english";
import type { ApiEntry, ApiField } from "#lib/web/api-reference.schema";

/** One operation: how it is called, by whom, with what, and what comes back. */
export function ApiEntryCard({ entry }: { entry: ApiEntry }) {
  const t = useTranslations("api");
  const columns: Column<ApiField>[] = [
    { key: "name", header: t("field"), primary: true, cell: ({ name }) => <code className="font-mono text-sm">{name}</code> },
    { key: "at", header: t("at"), cell: ({ at, required }) => t(`in.${at}`, { required: required ? "yes" : "no" }) },
    {
      key: "type",
      header: t("shape"),
      cell: ({ type }) => <code className="font-mono text-sm [overflow-wrap:anywhere]">{type}</code>,
    },
    { key: "note", header: t("note"), cell: ({ note }) => <English>{note}</English> },
  ];
  return (
    <Card
      id={entry.id}
      title={<English>{entry.summary}</English>}
      aside={<code className="font-mono text-sm">{entry.id}</code>}
      className="scroll-mt-4"
    >
      <p className="flex flex-wrap items-baseline gap-2">
        <Chip>{entry.method}</Chip>
        <code className="font-mono text-sm [overflow-wrap:anywhere]">/api/v1{entry.path}</code>
      </p>
      <p className="mt-2 text-ink-2">
        <WhoMay entry={entry} />{" "}
        <span className="text-ink-3">
          <English>{entry.why}</English>
        </span>
      </p>
      {entry.event ? <p className="text-ink-3">{t("event", { event: entry.event })}</p> : null}
      <div className="mt-2">
        <Disclosure summary={t("details", { count: entry.fields.length, status: entry.status })}>
          {entry.fields.length > 0 ? (
            <DataTable
              caption={t("fields", { id: entry.id })}
              columns={columns}
              rows={entry.fields}
              rowKey={({ name }) => name}
              empty={null}
            />
          ) : null}
          <p className="mt-2">
            {t("answer", { status: entry.status })}{" "}
            <code className="font-mono text-sm [overflow-wrap:anywhere]">{entry.answer}</code>
          </p>
        </Disclosure>
      </div>
    </Card>
  );
}

function WhoMay({ entry: { everyone, roles, ownOnly } }: { entry: ApiEntry }) {
  const t = useTranslations("api");
  const word = useTranslations("ui.role");
  if (everyone) return t("everyone");
  const names = [...roles.map((role) => word(role)), ...ownOnly.map((role) => t("own", { role: word(role) }))];
  return t("who", { roles: names.join(", ") });
}
