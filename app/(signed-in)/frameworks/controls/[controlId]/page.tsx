import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ControlFacts } from "#components/frameworks/control-facts";
import { Satisfies } from "#components/frameworks/satisfies";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Card } from "#components/ui/card";
import { English } from "#components/ui/english";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

type Props = { params: Promise<{ controlId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title } = await load(operations.getControl, await params);
  return { title: `${title} · ${id}` };
}

export default async function ControlPage({ params }: Props) {
  const [t, control] = await Promise.all([getTranslations("frameworks"), load(operations.getControl, await params)]);
  const { id, title, family, objective, check, evidence, libraryVersion } = control;
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("controls.title"), href: "/frameworks/controls" }, { label: family }]} />}
        title={<English>{title}</English>}
        reference={id}
        note={<English>{objective}</English>}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-4">
          <Card title={t("control.check")}>
            <Lines of={check} />
          </Card>
          <Card title={t("control.evidence")}>
            <Lines of={evidence} />
          </Card>
          <Satisfies satisfies={control.satisfies} />
        </div>
        <ControlFacts control={control} />
      </div>
      <p className="mt-6 text-sm text-ink-3">{t("source.control", { version: libraryVersion })}</p>
    </>
  );
}

function Lines({ of }: { of: string[] }) {
  return (
    <ul className="max-w-prose list-disc space-y-1 ps-4.5">
      {of.map((line) => (
        <li key={line}>
          <English>{line.charAt(0).toUpperCase() + line.slice(1)}</English>
        </li>
      ))}
    </ul>
  );
}
