import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HeldRoles } from "#components/people/held-roles";
import { InviteButton } from "#components/people/invite-button";
import { PersonState } from "#components/people/person-state";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { Instant } from "#components/ui/time";
import { WholeCodes } from "#components/ui/whole-codes";
import { rolesAnywhere } from "#lib/access/actor";
import { ROLES } from "#lib/access/permissions";
import type { OutputOf } from "#lib/core/operation";
import { operations } from "#lib/operations";
import { ListPeopleInput, PERSON_STATES } from "#lib/people/schema";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";

const PATH = "/admin/people";
type Row = OutputOf<typeof operations.listPeople>["items"][number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const [people, units] = await Promise.all([
    load(operations.listPeople, listInput(ListPeopleInput, params)),
    load(operations.listUnits, { counts: "no" }),
  ]);
  const t = await getTranslations("admin.people");
  const mayInvite = rolesAnywhere((await viewer()).actor).includes("admin");
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} actions={mayInvite ? <InviteButton /> : null} />
      <FilterBar path={PATH} params={params} search={{ name: "q", label: t("search") }} filters={await filtersOf(units.items)} />
      <Card flush>
        <DataTable
          caption={t("title")}
          columns={await columns()}
          rows={people.items}
          rowKey={({ id }) => id}
          href={({ id }) => `${PATH}/${id}`}
          empty={
            <EmptyState glyph="ring" title={t("empty")}>
              {t("emptyNote")}
            </EmptyState>
          }
        />
        <Pager path={PATH} params={params} nextCursor={people.nextCursor} />
      </Card>
    </>
  );
}

async function filtersOf(units: { id: string; name: string }[]) {
  const t = await getTranslations("admin.people");
  const role = await getTranslations("ui.role");
  const state = await getTranslations("people.state");
  return [
    { name: "role", label: t("role"), options: ROLES.map((value) => ({ value, label: role(value) })) },
    { name: "unit", label: t("unit"), options: units.map(({ id, name }) => ({ value: id, label: name })) },
    { name: "state", label: t("state"), options: PERSON_STATES.map((value) => ({ value, label: state(value) })) },
  ];
}

async function columns(): Promise<Column<Row>[]> {
  const t = await getTranslations("admin.people");
  const never = (await getTranslations("people"))("never");
  return [
    { key: "name", header: t("name"), primary: true, cell: ({ name }) => name },
    {
      key: "email",
      header: t("email"),
      from: "desk",
      width: "@[40rem]/table:w-1/4",
      cell: ({ email }) => <WholeCodes>{email}</WholeCodes>,
    },
    {
      key: "roles",
      header: t("roles"),
      cell: ({ roles }) => (roles.length > 0 ? <HeldRoles roles={roles} /> : <span className="text-ink-3">{t("noRoles")}</span>),
    },
    { key: "state", header: t("state"), cell: ({ state }) => <PersonState state={state} /> },
    {
      key: "lastSignIn",
      header: t("lastSignIn"),
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? <Instant at={lastSignInAt.toISOString()} /> : <span className="text-ink-3">{never}</span>,
    },
  ];
}
