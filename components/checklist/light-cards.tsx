import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { English } from "#components/ui/english";
import { StateChip } from "#components/ui/state-chip";
import type { Checklist, ChecklistCard } from "#lib/checklist/schema";
import { CardForm, RecordCard } from "./card-form.tsx";

type LightCardsProps = {
  checklist: Checklist;
  /** Where the record is completed. */
  editHref: string;
  /** Of the version, for what a card puts on its record. */
  revision: number;
};

/** The cards of the light path, those of the gate ahead first. */
export function LightCards({ checklist, editHref, revision }: LightCardsProps) {
  const { versionId, cards, gate, identified } = checklist;
  const sorted = cards.toSorted((a, b) => Number(b.gate === gate) - Number(a.gate === gate));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {inColumns(sorted).map((column) => (
        <div key={column[0]?.id} className="grid gap-4">
          {column.map((card) => {
            const names = card.id === "build-record" && !identified ? { revision } : null;
            return (
              <Card key={card.id} id={`card-${card.id}`} title={<English>{card.title}</English>} aside={<Standing card={card} />}>
                {card.id === "intake" ? (
                  <RecordCard versionId={versionId} card={card} editHref={editHref} />
                ) : (
                  <CardForm versionId={versionId} card={card} names={names} />
                )}
              </Card>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** About how many lines a card takes: one of the signature is a sentence, the intake is read, the others are filled in. */
const linesOf = ({ id, signature, fields }: ChecklistCard): number => {
  if (signature) return 2;
  if (id === "intake") return 2 + fields.length;
  return fields.reduce((sum, { options, fileFor }) => sum + Math.max(options.length, 3) + 2 + (fileFor ? 6 : 0), 4);
};

/** Each card into the column that is shorter so far. Columns that the browser balanced would move a card while it is filled in. */
function inColumns(cards: ChecklistCard[]): ChecklistCard[][] {
  const columns: { cards: ChecklistCard[]; lines: number }[] = [
    { cards: [], lines: 0 },
    { cards: [], lines: 0 },
  ];
  for (const card of cards) {
    const shorter = columns.reduce((best, one) => (one.lines < best.lines ? one : best));
    shorter.cards.push(card);
    shorter.lines += linesOf(card);
  }
  return columns.map((column) => column.cards).filter((column) => column.length > 0);
}

/** How many controls the card answers, and whether it is filled. */
function Standing({ card: { controls, signature, done } }: { card: ChecklistCard }) {
  const t = useTranslations("checklist.card");
  return (
    <span className="flex items-center gap-2">
      {t("answers", { count: controls.length })}
      {signature ? null : (
        <StateChip of="control" state={done ? "effective" : "unanswered"}>
          {t(done ? "done" : "open")}
        </StateChip>
      )}
    </span>
  );
}
