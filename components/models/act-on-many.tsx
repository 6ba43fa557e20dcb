"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { CardRow, CardRows } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Link } from "#components/ui/link";
import { Progress } from "#components/ui/progress";
import { Clearing, type Refused } from "#components/ui/refusal";
import { type Command, useCommand } from "#components/ui/use-command";
import { MANY_ACTS, type ManyAct, saysRevision } from "#lib/models/many.rules";
import { type Chosen, MANY_FIELDS } from "./many-fields.tsx";
import { readRevision } from "./read-models.ts";

type Told = Chosen & { refused: Refused[] | null };

/** One act for each model, one after the other: a refusal of one leaves the others alone, and each says how it ended. */
function useActs(act: ManyAct, models: Chosen[]): Command<Told[]> & { done: number } {
  const single = useCommand(MANY_ACTS[act].command);
  const [told, setTold] = useState<Told[] | null>(null);
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState(0);

  const once = async (model: Chosen, values: object): Promise<Told> => {
    single.reset();
    const read = saysRevision(act) ? { revision: await readRevision(model.id) } : {};
    const outcome = await single.run({ ...values, ...read, modelId: model.id });
    return { ...model, refused: outcome.ok ? null : outcome.reasons };
  };
  const run = async (values: unknown) => {
    setPending(true);
    const all: Told[] = [];
    for (const model of models) {
      all.push(await once(model, typeof values === "object" ? { ...values } : {}));
      setDone(all.length);
    }
    setTold(all);
    setPending(false);
    return { ok: true as const, data: all };
  };
  const reset = () => setTold(null);
  return { run, reset, pending, done, ok: told && true, data: told, reasons: [], fieldErrors: {}, refusal: null };
}

type ActOnManyProps = { act: ManyAct; models: Chosen[]; close: () => void };

/** Does one thing with several models, and tells row by row what became of it. */
export function ActOnMany({ act, models, close }: ActOnManyProps) {
  const t = useTranslations("models.many");
  // The rows as they were chosen: what is done may take a row out of the list behind.
  const [asked] = useState(models);
  const acts = useActs(act, asked);
  const Fields = MANY_FIELDS[act];
  if (acts.data) return <Report told={acts.data} close={close} />;
  return (
    <Form command={acts}>
      <p className="text-ink-2">
        {t(`act.${act}.note`)} {t("note")}
      </p>
      <Named models={asked} />
      <Fields models={asked} />
      {acts.pending ? <Progress label={t("running")} value={acts.done} max={asked.length} /> : null}
      <FormActions>
        <Submit command={acts}>{t(`act.${act}.submit`, { count: asked.length })}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

const NAMED_MAX = 5;

/** What it is done with: the first of them by name, and how many more there are. */
function Named({ models }: { models: Chosen[] }) {
  const t = useTranslations("models.many");
  const more = models.length - NAMED_MAX;
  return (
    <ul aria-label={t("label")} className="list-disc ps-5">
      {models.slice(0, NAMED_MAX).map(({ id, name }) => (
        <li key={id} className="font-medium">
          {name}
        </li>
      ))}
      {more > 0 ? <li className="text-ink-2">{t("more", { count: more })}</li> : null}
    </ul>
  );
}

function Report({ told, close }: { told: Told[]; close: () => void }) {
  const t = useTranslations("models.many");
  const done = told.filter(({ refused }) => refused === null).length;
  return (
    <div className="space-y-3">
      <p role="status" className="font-semibold">
        {t("report", { done, refused: told.length - done })}
      </p>
      <div className="rounded-md border border-line">
        <CardRows>
          {told.map(({ id, name, refused }) => (
            <CardRow
              key={id}
              aside={<Chip tone={refused ? "warn" : "good"}>{t(refused ? "refused" : "done")}</Chip>}
              note={refused ? <Why reasons={refused} /> : null}
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

function Why({ reasons }: { reasons: Refused[] }) {
  return reasons.map((reason) => (
    <div key={reason.code}>
      {reason.message}
      <Clearing reason={reason} />
    </div>
  ));
}
