"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/checkbox";
import { Chip } from "#components/ui/chip";
import { English } from "#components/ui/english";
import { Field } from "#components/ui/field";
import { Form, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { KeyValues } from "#components/ui/key-values";
import { Link } from "#components/ui/link";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { ChecklistCard } from "#lib/checklist/schema";
import { useVoidedToast } from "./answer-form.tsx";
import { ArtefactField } from "./artefact-field.tsx";
import { AttachFile } from "./attach.tsx";

type CardProps = { versionId: string; card: ChecklistCard };

/** The build record also says what was built, while the version does not say it yet. `revision` is the version's. */
type CardFormProps = CardProps & { names: { revision: number } | null };

const countOf = (data: unknown): number =>
  typeof data === "object" && data !== null && "answered" in data && Array.isArray(data.answered) ? data.answered.length : 0;

function useSaved(card: ChecklistCard) {
  const t = useTranslations("checklist.card");
  const tellVoided = useVoidedToast();
  return (data: unknown) => {
    toast(t("saved", { card: card.title, count: countOf(data) }));
    tellVoided(data);
  };
}

/** Puts what was built on the record of the version, once the card is kept. */
function useNamed({ versionId, names }: CardFormProps) {
  const t = useTranslations("checklist.artefact");
  const command = useCommand("reviseVersion");
  const artefact = useRef<{ artifactUri?: string; artifactDigest?: string }>({});
  const name = async () => {
    if (!names || !artefact.current.artifactUri) return;
    const outcome = await command.run({ versionId, revision: names.revision, ...artefact.current });
    if (!outcome.ok) toast(<Refusal standing reasons={outcome.reasons} title={t("failed")} />, "bad");
  };
  return { artefact, name };
}

/** A card of the light path: a few fields in plain words, each answer kept for every control it answers. */
export function CardForm(props: CardFormProps) {
  const { versionId, card, names } = props;
  const t = useTranslations("checklist.card");
  const command = useCommand("answerCard");
  const saved = useSaved(card);
  const { artefact, name } = useNamed(props);
  if (card.signature) return <p className="text-ink-2">{t("signed", { meaning: card.signature })}</p>;
  if (card.mayNot) return <ReadCard card={card} />;
  return (
    <Form
      command={command}
      draft={`card-${versionId}-${card.id}`}
      input={({ said = {}, artefact: uri }) => {
        if (typeof uri === "string") artefact.current.artifactUri = uri;
        return { versionId, cardId: card.id, said };
      }}
      onDone={async (data) => {
        saved(data);
        await name();
      }}
      refusedTitle={t("refused")}
    >
      {card.fields.map((field) => (
        <div key={field.id} className="space-y-2">
          <CardField field={field} />
          {field.fileFor ? <FileOfField versionId={versionId} controlId={field.fileFor} /> : null}
        </div>
      ))}
      {names ? <ArtefactField onDigest={(sha256) => Object.assign(artefact.current, digestOf(sha256))} /> : null}
      <Submit command={command}>{t("submit")}</Submit>
    </Form>
  );
}

const digestOf = (sha256: string | null) => ({ artifactDigest: sha256 ? `sha256:${sha256}` : undefined });

function CardField({ field: { id, title, ask, options, said } }: { field: ChecklistCard["fields"][number] }) {
  const name = `said.${id}`;
  const help = ask === title ? undefined : ask;
  if (options.length > 0)
    return (
      <RadioGroup
        name={name}
        label={title}
        lang="en"
        help={help ? <English>{help}</English> : undefined}
        required
        defaultValue={said || undefined}
        options={options.map((value) => ({ value, label: value, lang: "en" as const }))}
      />
    );
  return (
    <Field name={name} label={title} lang="en" help={help ? <English>{help}</English> : undefined} required>
      <Textarea rows={3} maxLength={5000} defaultValue={said} />
    </Field>
  );
}

function FileOfField({ versionId, controlId }: { versionId: string; controlId: string }) {
  const t = useTranslations("checklist.card");
  return (
    <div className="space-y-2">
      <p className="text-sm text-ink-2">{t("file", { control: controlId })}</p>
      <AttachFile versionId={versionId} controlId={controlId} />
    </div>
  );
}

function ReadCard({ card }: { card: ChecklistCard }) {
  return (
    <dl className="space-y-2">
      {card.fields.map(({ id, title, ask, said }) => (
        <div key={id}>
          <dt className="font-medium">
            <English>
              {title} <span className="font-normal text-ink-3">{ask}</span>
            </English>
          </dt>
          <dd className="whitespace-pre-wrap">{said}</dd>
        </div>
      ))}
      {card.mayNot ? <dd className="text-sm text-ink-3">{card.mayNot.message}</dd> : null}
    </dl>
  );
}

/** The intake form is the record itself: it is read here and made one's answers by one click, never typed twice. */
export function RecordCard({ versionId, card, editHref }: CardProps & { editHref: string }) {
  const t = useTranslations("checklist.card");
  const command = useCommand("answerCard");
  const saved = useSaved(card);
  const hasGaps = card.fields.some(({ said }) => said === "");
  const confirm = async () => {
    const outcome = await command.run({ versionId, cardId: card.id });
    if (outcome.ok) saved(outcome.data);
  };
  return (
    <div className="space-y-3">
      <KeyValues
        items={card.fields.map(({ id, title, said }) => ({
          key: id,
          label: <English>{title}</English>,
          value: said ? (
            <span className="inline-block whitespace-pre-wrap first-letter:uppercase">{said}</span>
          ) : (
            <Chip tone="warn">{t("gap")}</Chip>
          ),
        }))}
      />
      {hasGaps ? (
        <p>
          {t("gaps")} <Link href={editHref}>{t("mend")}</Link>
        </p>
      ) : card.done || card.mayNot ? null : (
        <Button variant="primary" pending={command.pending} onClick={confirm}>
          {t("confirmRecord")}
        </Button>
      )}
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </div>
  );
}
