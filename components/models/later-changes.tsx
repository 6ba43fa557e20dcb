"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { z } from "zod";
import { Button } from "#components/ui/button";
import { ChangeList } from "#components/ui/diff";
import { Notice } from "#components/ui/notice";
import { FieldChange } from "#lib/models/history.schema";
import { useChange } from "./model-history.tsx";

const Current = z.object({ revision: z.number() });
const Events = z.object({
  items: z.array(z.object({ id: z.string(), sentence: z.string(), changes: z.array(FieldChange) })),
});
type Later = { revision: number; events: z.output<typeof Events>["items"] };

const read = async <T,>(schema: z.ZodType<T>, path: string): Promise<T> => {
  const response = await fetch(path, {
    headers: { accept: "application/json", "countersign-language": document.documentElement.lang.slice(0, 2) },
  });
  return schema.parse(await response.json());
};

/** What happened to the record since the event that was the newest when the form opened. */
async function laterThan(since: string | null, modelId: string, record: string): Promise<Later> {
  const [{ revision }, { items }] = await Promise.all([
    read(Current, `/api/v1/${record}`),
    read(Events, `/api/v1/models/${modelId}/history?limit=20`),
  ]);
  const known = items.findIndex(({ id }) => id === since);
  const later = known < 0 ? items : items.slice(0, known);
  return { revision, events: later.filter(({ changes }) => changes.length > 0) };
}

export type LaterChangesProps = {
  modelId: string;
  /** The record that is edited, as REST names it: `models/…` or `versions/…`. */
  record: string;
  since: string | null;
  /** With the revision that is there now. What was typed stays in the form. */
  onGoOn: (revision: number) => void;
};

/** Somebody was faster: who changed what meanwhile, and the way on without losing what was typed. */
export function LaterChanges({ modelId, record, since, onGoOn }: LaterChangesProps) {
  const t = useTranslations("models.later");
  const changeOf = useChange();
  const [later, setLater] = useState<Later | "unreachable" | null>(null);
  useEffect(() => {
    laterThan(since, modelId, record).then(setLater, () => setLater("unreachable"));
  }, [since, modelId, record]);
  if (later === "unreachable") return <Notice tone="warn">{t("unreachable")}</Notice>;
  return (
    <Notice tone="warn" live title={t("title")}>
      {later?.events.map(({ id, sentence, changes }) => (
        <section key={id} className="mt-2">
          <p>{sentence}</p>
          <div className="mt-1 rounded-md border border-line bg-surface">
            <ChangeList changes={changes.map(changeOf)} />
          </div>
        </section>
      ))}
      {later ? (
        <>
          <p className="mt-2">{t("note")}</p>
          <p className="mt-2">
            <Button onClick={() => onGoOn(later.revision)}>{t("goOn")}</Button>
          </p>
        </>
      ) : (
        <p>{t("loading")}</p>
      )}
    </Notice>
  );
}
