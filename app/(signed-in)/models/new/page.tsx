import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RegisterForm } from "#components/models/register-form";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { PageHeader } from "#components/ui/page-header";
import { reachOf, rolesAnywhere } from "#lib/access/actor";
import { grantsOf } from "#lib/access/permissions";
import { operations } from "#lib/operations";
import { load, turnAway, viewer } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("form.newTitle") };
}

export default async function NewModelPage() {
  const caller = await viewer();
  const { actor } = caller;
  const mine = reachOf(actor, grantsOf("model:register").roles);
  if (mine.length === 0) turnAway(caller);
  const [
    t,
    {
      items: [only, second],
    },
    me,
  ] = await Promise.all([
    getTranslations("models"),
    load(operations.listUnits, { registers: "yes", counts: "no", limit: 2 }),
    load(operations.getMe, {}),
  ]);
  const roles = rolesAnywhere(actor);
  const self = { value: me.email, label: me.name, note: me.email };
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/models" }, { label: t("register") }]} />}
        title={t("form.newTitle")}
        note={t("form.newNote")}
      />
      <div className="max-w-3xl">
        <RegisterForm
          unit={only && !second ? { value: only.id, label: only.name } : null}
          owner={roles.includes("model_owner") ? self : null}
          author={roles.includes("data_scientist") ? self : null}
        />
      </div>
    </>
  );
}
