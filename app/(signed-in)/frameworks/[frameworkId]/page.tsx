import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FrameworkFacts } from "#components/frameworks/framework-facts";
import { RequirementGroup } from "#components/frameworks/requirement-group";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { English } from "#components/ui/english";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

type Props = { params: Promise<{ frameworkId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(operations.getFramework, await params)).shortName };
}

export default async function FrameworkPage({ params }: Props) {
  const [t, framework] = await Promise.all([getTranslations("frameworks"), load(operations.getFramework, await params)]);
  const { shortName, name, version, copyrightNote, requirements } = framework;
  const groups = [...Map.groupBy(requirements, ({ group }) => group)];
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/frameworks" }, { label: framework.jurisdiction }]} />}
        title={shortName}
        note={<English>{name}</English>}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4 max-xl:order-last">
          {groups.map(([group, of]) => (
            <RequirementGroup key={group ?? ""} title={group ?? t("framework.requirements")} requirements={of} />
          ))}
        </div>
        <FrameworkFacts framework={framework} />
      </div>
      <p className="mt-6 max-w-prose text-sm text-ink-3">
        {t("source.framework", { version })} {copyrightNote}
      </p>
    </>
  );
}
