"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "#components/ui/button";
import { English } from "#components/ui/english";
import { FieldErrors } from "#components/ui/field";
import { FormActions } from "#components/ui/form";
import { Reference } from "#components/ui/reference";
import { Refusal, type Refused } from "#components/ui/refusal";
import { type Likely, likelyFor, spokenOf } from "#lib/checklist/likely.rules";
import { dotted } from "#lib/core/dotted.rules";
import { controlLook } from "../ui/control-look.ts";
import { SHOWS, sendEvidence, useAttached } from "./attach.tsx";

const LIKELY_MAX = 4;

type Props = { versionId: string; file: File; controls: Likely["control"][]; close: () => void };

/**
 * The one question: which control. Those the name speaks of come first, and one is chosen only where it speaks of that one most; whether it
 * shows a person has an answer already, to be changed.
 */
export function PlaceFile({ versionId, file, controls, close }: Props) {
  const t = useTranslations("evidence.place");
  const shows = useTranslations("evidence.attach");
  const id = useId();
  const ordered = likelyFor(file.name, controls);
  const likely = ordered.slice(0, LIKELY_MAX);
  const rest = ordered.slice(LIKELY_MAX).map(({ control }) => control);
  const [controlId, setControlId] = useState(spokenOf(ordered) ?? "");
  const [confidentiality, setConfidentiality] = useState<string>("normal");
  const [isLacking, setIsLacking] = useState(false);
  const choose = (chosen: string) => {
    setControlId(chosen);
    setIsLacking(false);
  };
  const { send, sending, refused } = useSending({ versionId, controlId, file, confidentiality, close });
  const isOther = rest.some((one) => one.controlId === controlId);
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (controlId) void send();
        else setIsLacking(true);
      }}
    >
      {refused ? <Refusal reasons={refused} title={shows("refused")} /> : null}
      <fieldset className="space-y-1">
        <legend className="mb-1 font-medium">{t("question")}</legend>
        {likely.map(({ control, words }, index) => (
          <label key={control.controlId} className="flex min-h-7 items-start gap-2 py-0.5">
            <input
              type="radio"
              name={id}
              checked={control.controlId === controlId}
              data-autofocus={index === 0 ? "" : undefined}
              onChange={() => choose(control.controlId)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <Choice control={control} words={words} />
          </label>
        ))}
        {rest.length > 0 ? (
          <label className="block pt-1">
            <span className="text-ink-2">{t("other")}</span>
            <select
              value={isOther ? controlId : ""}
              onChange={(event) => choose(event.currentTarget.value || (spokenOf(ordered) ?? ""))}
              className={`${controlLook} chevron w-full pe-7`}
            >
              <option value="">{t("otherNone")}</option>
              {rest.map((control) => (
                <option key={control.controlId} value={control.controlId} lang="en">
                  {`${control.controlId} ${control.title}`}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <div role="status">
          <FieldErrors id={id} errors={isLacking ? [t("choose")] : []} />
        </div>
      </fieldset>
      <label className="block">
        <span className="font-medium">{shows("shows")}</span>
        <select
          value={confidentiality}
          onChange={(event) => setConfidentiality(event.currentTarget.value)}
          className={`${controlLook} chevron pe-7`}
        >
          {SHOWS.map((value) => (
            <option key={value} value={value}>
              {shows(value)}
            </option>
          ))}
        </select>
      </label>
      <FormActions>
        <Button type="submit" variant="primary" pending={sending}>
          {t("submit", { control: controlId || "none" })}
        </Button>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </form>
  );
}

function Choice({ control: { controlId, title, attached }, words }: Pick<Likely, "control" | "words">) {
  const t = useTranslations("evidence.place");
  const format = useFormatter();
  const why = words.length > 0 ? t("matches", { words: format.list(words.map((word) => t("word", { word }))) }) : "";
  return (
    <span>
      <English>{title}</English> <Reference>{controlId}</Reference>
      <span className="block text-sm text-ink-3">{dotted([why, t("has", { count: attached })])}</span>
    </span>
  );
}

type Sending = { versionId: string; controlId: string; file: File; confidentiality: string; close: () => void };

/** The same upload as at the control itself; a refusal leaves the question open, with the file still in hand. */
function useSending({ versionId, controlId, file, confidentiality, close }: Sending) {
  const unreachable = useTranslations("ui.file")("unreachable");
  const attached = useAttached(controlId);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused[] | null>(null);
  const send = async () => {
    setSending(true);
    const answer = await sendEvidence({ versionId, controlId, file, confidentiality });
    setSending(false);
    if (!answer.ok)
      return setRefused(answer.reasons.length > 0 ? answer.reasons : [{ code: "unreachable", message: unreachable }]);
    close();
    attached(answer.data);
  };
  return { send, sending, refused };
}
