"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";
import { Disclosure } from "#components/ui/disclosure";
import { Field } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { Form, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Refusal } from "#components/ui/refusal";
import { Select } from "#components/ui/select";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { SentFile } from "../ui/sent-file.tsx";
import { useUpload } from "../ui/use-upload.ts";
import { useVoidedToast } from "./answer-form.tsx";

export const SHOWS = ["normal", "restricted", "contains_personal_data"] as const;
const BYTES_MAX = 100 * 1024 * 1024;

/** Evidence of the version that could serve this control too. */
export type Held = { evidenceId: string; title: string };

const addressOf = (versionId: string, controlId: string) => `/api/v1/versions/${versionId}/checklist/${controlId}/evidence`;

type Evidence = { controlId: string; file: File; confidentiality: string };

/** Sends a file to a control of the version, as far as it is looked at: whoever leaves it there has not sent it. */
export function useEvidenceUpload(versionId: string, onDone: (data: unknown) => void) {
  const { send, stop, ...state } = useUpload({ maxBytes: BYTES_MAX, onDone });
  useEffect(() => stop, [stop]);
  const sendEvidence = ({ controlId, file, confidentiality }: Evidence) =>
    send({ url: addressOf(versionId, controlId), file, fields: { confidentiality } });
  return { ...state, sendEvidence, stop };
}

type AttachProps = { versionId: string; controlId: string; held: Held[] };

/** A file, a link, or what is attached elsewhere already. Whether it shows a person is asked before the file goes. */
export function Attach({ versionId, controlId, held }: AttachProps) {
  const t = useTranslations("evidence.attach");
  return (
    <div className="space-y-2 print:hidden">
      <AttachFile versionId={versionId} controlId={controlId} />
      <Disclosure summary={t("link")}>
        <LinkForm versionId={versionId} controlId={controlId} />
      </Disclosure>
      {held.length > 0 ? (
        <Disclosure summary={t("held")}>
          <HeldForm versionId={versionId} controlId={controlId} held={held} />
        </Disclosure>
      ) : null}
    </div>
  );
}

/** After something was attached: said, and shown. */
export function useAttached(controlId: string) {
  const t = useTranslations("evidence.attach");
  const router = useRouter();
  const tellVoided = useVoidedToast();
  return (data: unknown) => {
    toast(t("done", { control: controlId }));
    tellVoided(data);
    router.refresh();
  };
}

/** The place for a file. What it shows goes with it. */
export function AttachFile({ versionId, controlId }: Omit<AttachProps, "held">) {
  const t = useTranslations("evidence.attach");
  const attached = useAttached(controlId);
  const [confidentiality, setConfidentiality] = useState<string>("normal");
  return (
    <div className="space-y-2">
      <fieldset className="flex flex-wrap items-center gap-x-4">
        <legend className="font-medium">{t("shows")}</legend>
        {SHOWS.map((value) => (
          <label key={value} className="flex min-h-6 items-center gap-1.5">
            <input
              type="radio"
              name={`shows-${controlId}`}
              checked={confidentiality === value}
              onChange={() => setConfidentiality(value)}
              className="size-4 accent-accent"
            />
            {t(value)}
          </label>
        ))}
      </fieldset>
      <FileDrop
        url={addressOf(versionId, controlId)}
        label={t("drop", { control: controlId })}
        help={t("help")}
        maxBytes={BYTES_MAX}
        fields={{ confidentiality }}
        onDone={attached}
      />
    </div>
  );
}

/** A file that was dropped on the row itself: one more question, then it goes. `leave` takes the question away. */
export function DroppedFile({
  versionId,
  controlId,
  file,
  leave,
}: Omit<AttachProps, "held"> & { file: File; leave: () => void }) {
  const t = useTranslations("evidence.attach");
  const attached = useAttached(controlId);
  const { sending, isUnderWay, sendEvidence, stop } = useEvidenceUpload(versionId, (data) => {
    leave();
    attached(data);
  });
  return (
    <div className="space-y-2 rounded-md bg-accent-soft px-3 py-2">
      <div role="status" className="flex flex-wrap items-center gap-2">
        <span>{t("dropped", { name: file.name })}</span>
        {SHOWS.map((value) => (
          <Button
            key={value}
            size="small"
            pending={isUnderWay}
            onClick={() => sendEvidence({ controlId, file, confidentiality: value })}
          >
            {t(value)}
          </Button>
        ))}
        <Button size="small" variant="quiet" disabled={isUnderWay} onClick={leave}>
          {t("leave")}
        </Button>
      </div>
      {sending && isUnderWay ? <SentFile sending={sending} stop={stop} /> : null}
      {sending?.reasons ? <Refusal reasons={sending.reasons} title={t("droppedFailed", { name: file.name })} /> : null}
    </div>
  );
}

function LinkForm({ versionId, controlId }: Omit<AttachProps, "held">) {
  const t = useTranslations("evidence.attach");
  const command = useCommand("attachEvidence");
  const attached = useAttached(controlId);
  return (
    <Form
      command={command}
      input={(values) => ({ versionId, controlId, ...values })}
      onDone={attached}
      refusedTitle={t("refused")}
      className="space-y-3"
    >
      <Field name="url" label={t("url")} required>
        <Input type="url" maxLength={2000} />
      </Field>
      <Field name="title" label={t("linkTitle")} required>
        <Input maxLength={300} />
      </Field>
      <Field name="fixedRevision" label={t("fixedRevision")} help={t("fixedRevisionHelp")}>
        <Input maxLength={300} />
      </Field>
      <Submit command={command} size="small">
        {t("linkSubmit")}
      </Submit>
    </Form>
  );
}

function HeldForm({ versionId, controlId, held }: AttachProps) {
  const t = useTranslations("evidence.attach");
  const command = useCommand("attachEvidence");
  const attached = useAttached(controlId);
  return (
    <Form
      command={command}
      input={({ evidenceId }) => ({ versionId, controlId, evidenceId })}
      onDone={attached}
      refusedTitle={t("refused")}
      className="space-y-3"
    >
      <Field name="evidenceId" label={t("heldLabel")} required>
        <Select options={held.map(({ evidenceId, title }) => ({ value: evidenceId, label: title }))} />
      </Field>
      <Submit command={command} size="small">
        {t("heldSubmit")}
      </Submit>
    </Form>
  );
}
