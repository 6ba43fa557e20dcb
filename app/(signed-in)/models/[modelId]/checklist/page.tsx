import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CarriedOver } from "#components/checklist/carried-over";
import { DropAnywhere } from "#components/checklist/drop-anywhere";
import { LightCards } from "#components/checklist/light-cards";
import { ProgressBars } from "#components/checklist/progress-bars";
import { GateSections, RequirementSections } from "#components/checklist/sections";
import { VersionSwitch } from "#components/checklist/version-switch";
import { Card } from "#components/ui/card";
import { EnglishNote } from "#components/ui/english";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Term } from "#components/ui/term";
import { Words } from "#components/ui/words";
import type { Checklist, ListedItem } from "#lib/checklist/schema";
import { gateSchema } from "#lib/lifecycle/schema";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";
import { askedVersion } from "../asked-version.ts";
import { modelAt } from "../model.ts";

type Props = { params: Promise<{ modelId: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checklist"))("title") };
}

const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : undefined);

export default async function ChecklistPage({ params, searchParams }: Props) {
  const [{ modelId }, search, t] = await Promise.all([params, searchParams, getTranslations("checklist")]);
  const model = await modelAt(modelId);
  const version = askedVersion(model, search);
  if (!version) notFound();
  const gate = gateSchema.safeParse(search.gate).data;
  const checklist = await load(operations.getChecklist, { versionId: version.id, gate, framework: one(search.framework) });
  const items = checklist.items.filter(narrowing(search));
  const chosen = checklist.frameworks.find(({ id }) => id === search.framework);
  const framework = chosen ? await load(operations.getFramework, { frameworkId: chosen.id }) : null;
  const path = `/models/${modelId}/checklist`;
  const { gate: ahead, cards } = checklist;
  return (
    <Words of={["checklist", "evidence"]}>
      <VersionSwitch label={t("title")} path={path} versions={model.versions} currentId={version.id} />
      <div className="space-y-4">
        <DropAnywhere versionId={version.id} controls={checklist.items.filter(takesEvidence).map(toPlace)} />
        {checklist.tier === null ? <Notice>{t("tierNone")}</Notice> : null}
        {checklist.lightPath ? (
          <Notice tone="good">
            {t("light")} <Term name="lightPath" />
          </Notice>
        ) : null}
        <Card title={<Term name="gate">{t("progress.title")}</Term>}>
          <ProgressBars checklist={checklist} />
          <p className="mt-3 text-sm text-ink-3">{t("progress.note")}</p>
        </Card>
        {checklist.carried > 0 && ahead ? (
          <CarriedOver versionId={version.id} count={checklist.carried} gate={ahead} gateName={t(`gate.${ahead}`)} />
        ) : null}
        {cards.length > 0 ? (
          <LightCards checklist={checklist} editHref={`/models/${modelId}/edit`} revision={version.revision} />
        ) : null}
        <div>
          <FilterBar path={path} params={search} filters={await filtersOf(checklist, model.versions)} />
          <EnglishNote of="reference" />
          {framework ? (
            <RequirementSections checklist={checklist} items={items} framework={framework} />
          ) : (
            <GateSections checklist={checklist} items={items} />
          )}
        </div>
      </div>
    </Words>
  );
}

const STATES: Record<string, (item: ListedItem) => boolean> = { open: ({ done }) => !done, done: ({ done }) => done };

/** Whose they are, and whether they are still to be done. */
const narrowing =
  ({ mine, state }: Params) =>
  (item: ListedItem): boolean =>
    (mine !== "1" || item.mine) && (STATES[one(state) ?? ""]?.(item) ?? true);

async function filtersOf({ progress, frameworks }: Checklist, versions: { label: string }[]) {
  const t = await getTranslations("checklist");
  const several = versions.length > 1 ? versions.map(({ label }) => ({ value: label, label })) : null;
  return [
    ...(several ? [{ name: "version", label: t("filter.version"), options: several }] : []),
    { name: "mine", label: t("filter.mine"), options: [{ value: "1", label: t("filter.mineOnly") }] },
    {
      name: "state",
      label: t("filter.state"),
      options: Object.keys(STATES).map((value) => ({ value, label: t(`filter.${value}`) })),
    },
    { name: "gate", label: t("filter.gate"), options: progress.map(({ gate }) => ({ value: gate, label: t(`gate.${gate}`) })) },
    {
      name: "framework",
      label: t("filter.framework"),
      options: frameworks.map(({ id, name, controls }) => ({ value: id, label: `${name} (${controls})` })),
    },
  ];
}

/** What the question after a drop needs to know of a control, and no more. */
const toPlace = ({ controlId, title, evidenceHints, evidence, done }: ListedItem) => ({
  ...{ controlId, title, evidenceHints, done },
  attached: evidence.length,
});
const takesEvidence = ({ mine, mayPrepare, closed, gate }: ListedItem) => (mine || mayPrepare) && !closed && gate !== null;
