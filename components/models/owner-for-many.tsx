"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { CardRow, CardRows } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Link } from "#components/ui/link";
import { Progress } from "#components/ui/progress";
import { type Command, useCommand } from "#components/ui/use-command";
import type { FormValues } from "../ui/read-form.ts";
import { PersonChoice } from "./person-choice.tsx";

export type Chosen = { id: string; name: string; unitId: string };
type Told = Chosen & { refused: string[] | null };

/** One act for each model, one after the other: a refusal of one leaves the others alone, and each says how it ended. */
function useOwnerActs(models: Chosen[]): Command<Told[]> & { done: number } {
  const single = useCommand("assignOwner");
  const [told, setTold] = useState<Told[] | null>(null);
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState(0);

  const assign = async (model: Chosen, ownerEmail: unknown): Promise<Told> => {
    single.reset();
    const outcome = await single.run({ modelId: model.id, ownerEmail });
    return { ...model, refused: outcome.ok ? null : outcome.reasons.map(({ message }) => message) };
  };
  const run = async (ownerEmail: unknown) => {
    setPending(true);
    const all: Told[] = [];
    for (const model of models) {
      all.push(await assign(model, ownerEmail));
      setDone(all.length);
    }
    setTold(all);
    setPending(false);
    return { ok: true as const, data: all };
  };
  const reset = () => setTold(null);
  return { run, reset, pending, done, ok: told && true, data: told, reasons: [], fieldErrors: {}, refusal: null };
}

/** Names one owner for several models, and tells row by row what became of it. */
export function OwnerForMany({ models, close }: { models: Chosen[]; close: () => void }) {
  const t = useTranslations("models.many");
  const owner = useTranslations("models.owner");
  // The rows as they were chosen: naming an owner may take a row out of the list behind.
  const [asked] = useState(models);
  const acts = useOwnerActs(asked);
  const units = [...new Set(asked.map(({ unitId }) => unitId))];
  if (acts.data) return <Report told={acts.data} close={close} />;
  return (
    <Form command={acts} input={({ ownerEmail }: FormValues) => ownerEmail}>
      <p className="text-ink-2">{t("note")}</p>
      <Field name="ownerEmail" label={owner("person")} help={owner("personHelp")} required>
        <PersonChoice unitId={units.length === 1 ? units[0] : undefined} holds="model_owner" />
      </Field>
      {acts.pending ? <Progress label={t("running")} value={acts.done} max={asked.length} /> : null}
      <FormActions>
        <Submit command={acts}>{t("submit", { count: asked.length })}</Submit>
        <Button variant="quiet" onClick={close}>
          {owner("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

function Report({ told, close }: { told: Told[]; close: () => void }) {
  const t = useTranslations("models.many");
  const named = told.filter(({ refused }) => refused === null).length;
  return (
    <div className="space-y-3">
      <p role="status" className="font-semibold">
        {t("report", { named, refused: told.length - named })}
      </p>
      <div className="rounded-md border border-line">
        <CardRows>
          {told.map(({ id, name, refused }) => (
            <CardRow
              key={id}
              aside={<Chip tone={refused ? "warn" : "good"}>{t(refused ? "refused" : "named")}</Chip>}
              note={refused?.join(" ")}
            >
              <Link href={`/models/${id}`}>{name}</Link>
            </CardRow>
          ))}
        </CardRows>
      </div>
      <Button onClick={close} data-autofocus="">
        {t("close")}
      </Button>
    </div>
  );
}
