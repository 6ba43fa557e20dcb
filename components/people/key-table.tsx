import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, DataTable } from "#components/ui/data-table";
import { Link } from "#components/ui/link";
import { Instant } from "#components/ui/time";
import { KeyState } from "./person-state.tsx";
import { RevokeKey } from "./revoke-key.tsx";

export type KeyView = {
  id: string;
  person: { id: string; name: string };
  name: string;
  prefix: string;
  scopes: string[];
  state: "active" | "expired" | "revoked";
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

type KeyTableProps = {
  rows: KeyView[];
  empty: ReactNode;
  /** Whose keys these are: a column of people leads to each of them. */
  withPerson?: boolean;
  mayRevoke: boolean;
};

const at = (instant: Date | null) => (instant ? <Instant at={instant.toISOString()} /> : null);

/** API keys by their beginning; the rest of a key is known to nobody here. */
export function KeyTable({ rows, empty, withPerson, mayRevoke }: KeyTableProps) {
  const t = useTranslations("account.keys");
  const never = useTranslations("people")("never");
  const person = useTranslations("admin.keys")("person");
  const columns: Column<KeyView>[] = [
    { key: "name", header: t("prefix"), primary: true, cell: (key) => <KeyName name={key.name} prefix={key.prefix} /> },
    ...(withPerson
      ? [
          {
            key: "person",
            header: person,
            cell: (key: KeyView) => <Link href={`/admin/people/${key.person.id}`}>{key.person.name}</Link>,
          },
        ]
      : []),
    { key: "scopes", header: t("scopesColumn"), cell: (key) => key.scopes.join(", ") },
    { key: "state", header: t("state"), cell: (key) => <KeyState state={key.state} /> },
    { key: "created", header: t("created"), from: "desk", cell: (key) => at(key.createdAt) },
    { key: "expires", header: t("expires"), cell: (key) => at(key.expiresAt) },
    { key: "used", header: t("used"), cell: (key) => at(key.lastUsedAt) ?? <span className="text-ink-3">{never}</span> },
    ...(mayRevoke
      ? [
          {
            key: "change",
            header: t("change"),
            acts: true as const,
            cell: (key: KeyView) =>
              key.state === "active" ? <RevokeKey id={key.id} prefix={key.prefix} name={key.person.name} /> : null,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={useTranslations("admin.keys")("title")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function KeyName({ name, prefix }: { name: string; prefix: string }) {
  return (
    <>
      {name}
      <span className="block font-mono text-sm font-normal whitespace-nowrap text-ink-3">cs_{prefix}_…</span>
    </>
  );
}
