"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { English } from "#components/ui/english";
import { FieldErrors } from "#components/ui/field";
import { FormActions } from "#components/ui/form";
import { Reference } from "#components/ui/reference";
import { Refusal } from "#components/ui/refusal";
import { type Likely, likelyFor, spokenOf } from "#lib/checklist/likely.rules";
import { dotted } from "#lib/core/dotted.rules";
import { controlLook } from "../ui/control-look.ts";
import { SentFile } from "../ui/sent-file.tsx";
import { SHOWS, useAttached, useEvidenceUpload } from "./attach.tsx";

const LIKELY_MAX = 4;

type Props = {
  versionId: string;
  file: File;
  controls: Likely["control"][];
  /** Which of how many files that were brought together. */
  nth: { number: number; count: number };
  /** To the next of them, if there is one. */
  goOn: () => void;
};

/**
 * The one question: which control. Those the name speaks of come first, and one is chosen only where it speaks of that one most; whether it
 * shows a person has an answer already, to be changed.
 */
export function PlaceFile({ versionId, file, controls, nth, goOn }: Props) {
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
  const attached = useAttached(controlId);
  const upload = useEvidenceUpload(versionId, (data) => {
    goOn();
    attached(data);
  });
  const form = useRef<HTMLFormElement>(null);
  // The dialog stays from one file to the next.
  useEffect(() => form.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(), []);
  return (
    <form
      ref={form}
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (controlId) upload.sendEvidence({ controlId, file, confidentiality });
        else setIsLacking(true);
      }}
    >
      {nth.count > 1 ? <p className="text-ink-3">{t("nth", nth)}</p> : null}
      {upload.sending?.reasons ? <Refusal reasons={upload.sending.reasons} title={shows("refused")} /> : null}
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
          <OtherControl rest={rest} controlId={controlId} choose={(chosen) => choose(chosen || (spokenOf(ordered) ?? ""))} />
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
      <Foot {...{ upload, controlId, nth, goOn }} />
    </form>
  );
}

type FootProps = Pick<Props, "nth" | "goOn"> & { upload: ReturnType<typeof useEvidenceUpload>; controlId: string };

/** While the file is on its way there is one way out: to stop it. */
function Foot({ upload: { sending, isUnderWay, stop }, controlId, nth, goOn }: FootProps) {
  const t = useTranslations("evidence.place");
  return (
    <>
      {sending && isUnderWay ? <SentFile sending={sending} stop={stop} /> : null}
      <FormActions>
        <Button type="submit" variant="primary" pending={isUnderWay}>
          {t("submit", { control: controlId || "none" })}
        </Button>
        {isUnderWay ? null : (
          <Button variant="quiet" onClick={goOn}>
            {t(nth.number < nth.count ? "leave" : "cancel")}
          </Button>
        )}
      </FormActions>
    </>
  );
}

type OtherProps = { rest: Likely["control"][]; controlId: string; choose: (controlId: string) => void };

/** Those the name says nothing of. */
function OtherControl({ rest, controlId, choose }: OtherProps) {
  const t = useTranslations("evidence.place");
  const isOther = rest.some((one) => one.controlId === controlId);
  return (
    <label className="block pt-1">
      <span className="text-ink-2">{t("other")}</span>
      <select
        value={isOther ? controlId : ""}
        onChange={(event) => choose(event.currentTarget.value)}
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
