import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { English } from "#components/ui/english";
import { byRequirement } from "#lib/checklist/by-requirement.rules";
import type { Checklist, ListedItem } from "#lib/checklist/schema";
import type { FrameworkDetail } from "#lib/frameworks/schema";
import type { Gate } from "#lib/lifecycle/schema";
import { ControlRow } from "./control-row.tsx";

type Section = { key: string; title: ReactNode; aside?: ReactNode; items: ListedItem[]; note?: ReactNode };
type Props = { checklist: Checklist; items: ListedItem[] };

/** What waits on the reader first, then by the gate that asks next, the one ahead on top; what is inherited last. */
export function GateSections({ checklist, items }: Props) {
  const t = useTranslations("checklist");
  const { gate: ahead, progress } = checklist;
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
  return <Sections checklist={checklist} sections={sections.filter((section) => section.items.length > 0)} />;
}

/** The same answers by what a framework asks, in its order. */
export function RequirementSections({ checklist, items, framework }: Props & { framework: FrameworkDetail }) {
  const sections = byRequirement(framework, items).map(({ requirement: { id, ref, title }, first, again }) => ({
    key: id,
    title: (
      <English>
        {ref} {title}
      </English>
    ),
    aside: first.length + again.length,
    items: first,
    ...(again.length > 0 && { note: <Again items={again} /> }),
  }));
  return <Sections checklist={checklist} sections={sections} />;
}

/** Controls that answer here too, each with the way to where it is answered. */
function Again({ items }: { items: ListedItem[] }) {
  const t = useTranslations("checklist");
  return (
    <>
      {t("again")}{" "}
      {items.map(({ controlId, title }, index) => (
        <span key={controlId}>
          {index > 0 ? ", " : null}
          <a href={`#${controlId}`} className="text-accent underline">
            <English>{title}</English>
          </a>
        </span>
      ))}
    </>
  );
}

function Sections({ checklist, sections }: { checklist: Checklist; sections: Section[] }) {
  const t = useTranslations("checklist");
  const held = heldEvidence(checklist);
  if (sections.length === 0)
    return (
      <EmptyState glyph="ring" title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  return (
    <div className="space-y-4">
      {sections.map(({ key, title, aside, note, items }) => (
        <Card key={key} flush title={title} aside={aside ?? items.length}>
          {note ? <p className="border-b border-line px-3.5 py-2 text-ink-2">{note}</p> : null}
          {items.length > 0 ? (
            <ul className="divide-y divide-line">
              {items.map((item) => (
                <ControlRow key={item.controlId} versionId={checklist.versionId} item={item} held={held} />
              ))}
            </ul>
          ) : null}
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
