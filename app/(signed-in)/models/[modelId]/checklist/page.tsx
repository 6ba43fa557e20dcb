import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CarriedOver } from "#components/checklist/carried-over";
import { ControlRow } from "#components/checklist/control-row";
import { DropAnywhere } from "#components/checklist/drop-anywhere";
import { LightCards } from "#components/checklist/light-cards";
import { ProgressBars } from "#components/checklist/progress-bars";
import { VersionSwitch } from "#components/checklist/version-switch";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { EnglishNote } from "#components/ui/english";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Term } from "#components/ui/term";
import { Words } from "#components/ui/words";
import type { Checklist, ListedItem } from "#lib/checklist/schema";
import { type Gate, gateSchema } from "#lib/lifecycle/schema";
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
          <Sections checklist={checklist} items={items} />
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

type Section = { key: string; title: string; aside?: string; items: ListedItem[]; note?: string };

/** What waits on the reader first, then by the gate that asks next, the one ahead on top; what is inherited last. */
async function Sections({ checklist, items }: { checklist: Checklist; items: ListedItem[] }) {
  const t = await getTranslations("checklist");
  const { gate: ahead, progress, versionId } = checklist;
  const isMine = ({ mine, done, gate }: ListedItem) => mine && !done && gate === ahead;
  const rest = items.filter((item) => !isMine(item));
  const order = progress.map(({ gate }) => gate).toSorted((a, b) => Number(b === ahead) - Number(a === ahead));
  const byGate = (gate: Gate): Section => ({
    key: gate,
    title: t(`gate.${gate}`),
    items: rest.filter((item) => item.gate === gate),
  });
  const mine = items.filter(isMine);
  const sections: Section[] = [
    { key: "mine", title: t("mine.title"), aside: t("mine.count", { count: mine.length }), items: mine },
    ...order.map(byGate),
    { key: "inherited", title: t("gate.none"), note: t("inheritedNote"), items: rest.filter(({ gate }) => gate === null) },
  ];
  const held = heldEvidence(checklist);
  const shown = sections.filter((section) => section.items.length > 0);
  if (shown.length === 0)
    return (
      <EmptyState glyph="ring" title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  return (
    <div className="space-y-4">
      {shown.map((section) => (
        <Card key={section.key} flush title={section.title} aside={section.aside ?? section.items.length}>
          {section.note ? <p className="border-b border-line px-3.5 py-2 text-ink-2">{section.note}</p> : null}
          <ul className="divide-y divide-line">
            {section.items.map((item) => (
              <ControlRow key={item.controlId} versionId={versionId} item={item} held={held} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

/** Evidence of this version that the reader may see, once each: it can serve another control too. */
const heldEvidence = ({ items }: Checklist) => [
  ...new Map(
    items
      .flatMap(({ evidence }) => evidence)
      .filter(({ withheld, state }) => !withheld && state !== "rejected")
      .map(({ evidenceId, title }) => [evidenceId, { evidenceId, title }]),
  ).values(),
];

/** What the question after a drop needs to know of a control, and no more. */
const toPlace = ({ controlId, title, evidenceHints, evidence, done }: ListedItem) => ({
  ...{ controlId, title, evidenceHints, done },
  attached: evidence.length,
});
const takesEvidence = ({ mine, mayPrepare, closed, gate }: ListedItem) => (mine || mayPrepare) && !closed && gate !== null;
