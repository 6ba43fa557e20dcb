import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GiveRoleButton } from "#components/people/give-role-button";
import { GrantHistory } from "#components/people/grant-history";
import { GrantTable } from "#components/people/grant-table";
import { KeyTable } from "#components/people/key-table";
import { PersonActions } from "#components/people/person-actions";
import { PersonState } from "#components/people/person-state";
import { PersonSummary } from "#components/people/person-summary";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Card } from "#components/ui/card";
import { Notice } from "#components/ui/notice";
import { PageHeader } from "#components/ui/page-header";
import { WholeCodes } from "#components/ui/whole-codes";
import { reachOf, rolesAnywhere } from "#lib/access/actor";
import { reaches } from "#lib/access/reach.rules";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";

type Props = { params: Promise<{ personId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(operations.getPerson, await params)).name };
}

export default async function PersonPage({ params }: Props) {
  const { personId } = await params;
  const { actor } = await viewer();
  const person = await load(operations.getPerson, { personId });
  const isAdmin = rolesAnywhere(actor).includes("admin");
  const mayAct = isAdmin && personId !== actor.id;
  const t = await getTranslations("admin.person");
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("trail"), href: "/admin/people" }, { label: person.name }]} />}
        title={person.name}
        chips={<PersonState state={person.state} />}
        note={<WholeCodes>{person.email}</WholeCodes>}
        actions={mayAct ? <PersonActions person={person} ownedModels={person.access?.ownedModels ?? 0} /> : null}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {isAdmin && person.state === "waiting" ? <LinkNotice email={person.email} /> : null}
          <Card flush title={t("rolesNow")} aside={isAdmin ? <GiveRole person={person} /> : null}>
            <GrantTable name={person.name} grants={person.roles} mayEnd={isAdmin} />
          </Card>
          {person.access ? (
            <Card flush title={t("history")}>
              <GrantHistory grants={person.access.grants} />
            </Card>
          ) : null}
          <Keys personId={personId} mayRevoke={mayAct} />
        </div>
        {person.access ? (
          <Card title={t("account")}>
            <PersonSummary access={person.access} state={person.state} />
          </Card>
        ) : null}
      </div>
    </>
  );
}

async function LinkNotice({ email }: { email: string }) {
  const t = await getTranslations("admin.person");
  return (
    <Notice tone="warn" title={t("waitingTitle")}>
      <p>{t("waitingNote")}</p>
      <code className="mt-1 block font-mono text-sm [overflow-wrap:anywhere]">
        npm run -s countersign -- person <WholeCodes>{email}</WholeCodes>
      </code>
    </Notice>
  );
}

/** The units an administrator may give a role in are those they administer. */
async function GiveRole({ person }: { person: { id: string; name: string; state: string } }) {
  if (person.state === "deactivated") return null;
  const mine = reachOf((await viewer()).actor, ["admin"]);
  const { items } = await load(operations.listUnits, { counts: "no" });
  const units = items.filter(({ id }) => reaches(mine, id)).map(({ id, name }) => ({ value: id, label: name }));
  return <GiveRoleButton person={person} units={units} />;
}

async function Keys({ personId, mayRevoke }: { personId: string; mayRevoke: boolean }) {
  const roles = rolesAnywhere((await viewer()).actor);
  if (!roles.includes("admin") && !roles.includes("auditor")) return null;
  const { items } = await load(operations.listApiKeys, { whose: "everybody", personId });
  const t = await getTranslations("admin.person");
  return items.length > 0 ? (
    <Card flush title={t("keysTitle")}>
      <KeyTable rows={items} empty={null} mayRevoke={mayRevoke} />
    </Card>
  ) : null;
}
