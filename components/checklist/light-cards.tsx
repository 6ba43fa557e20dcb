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
      {sorted.map((card) => {
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
  );
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
