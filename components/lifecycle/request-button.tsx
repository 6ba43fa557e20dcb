"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProofFields, proofOf } from "#components/signoff/proof-fields";
import { Button } from "#components/ui/button";
import { Checkbox, RadioGroup } from "#components/ui/checkbox";
import { DialogButton } from "#components/ui/dialog";
import { English } from "#components/ui/english";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Hash } from "#components/ui/hash";
import { Input, Textarea } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { Stage } from "#lib/lifecycle/schema";
import type { FormValues } from "../ui/read-form.ts";
import type { Gate } from "./gate-panel.tsx";

export type Asked = {
  versionId: string;
  name: string;
  version: string;
  to: Stage;
  dossierHash: string | null;
  deploymentNeeded: boolean;
  artifactDigest: string | null;
  own: Gate["own"];
};

/** Asks for the next stage; the asker's own signature goes in the same step when it is theirs to give. */
export function RequestButton({ asked }: { asked: Asked }) {
  const t = useTranslations("lifecycle");
  const stage = t(`stage.${asked.to}`);
  return (
    <DialogButton
      offered
      variant="primary"
      label={t("request.button", { stage })}
      title={t("request.title", { stage, name: asked.name, version: asked.version })}
      wide
    >
      {(close) => <RequestForm asked={asked} close={close} />}
    </DialogButton>
  );
}

const isFields = (value: unknown): value is FormValues => typeof value === "object" && value !== null && !Array.isArray(value);

type Told = { state: string; signoffs: { state: string }[] };
const isTold = (data: unknown): data is Told =>
  typeof data === "object" && data !== null && "state" in data && "signoffs" in data && Array.isArray(data.signoffs);
const toldOf = (data: unknown): Told => (isTold(data) ? data : { state: "open", signoffs: [] });

function RequestForm({ asked, close }: { asked: Asked; close: () => void }) {
  const t = useTranslations("lifecycle");
  const command = useCommand("requestTransition", toldOf);
  const { versionId, to, own, dossierHash, deploymentNeeded } = asked;
  const [signs, setSigns] = useState(own !== null);

  const input = ({ signToo: _ticked, sign, ...values }: FormValues) => ({
    ...values,
    versionId,
    to,
    ...(signs &&
      own && {
        sign: {
          ...(own.secretNeeded ? proofOf(isFields(sign) ? sign : {}, own.statement) : {}),
          ...(dossierHash && { dossierHash }),
        },
      }),
  });
  const finish = ({ state, signoffs }: Told) => {
    close();
    const left = signoffs.filter((signoff) => signoff.state !== "signed").length;
    toast(state === "approved" ? t("request.approved", { stage: t(`request.now.${to}`) }) : t("request.done", { count: left }));
  };
  const submit = signs ? (own?.secretNeeded ? "request.submitSign" : "request.submitAcknowledge") : "request.submit";
  return (
    <Form command={command} input={input} onDone={finish} refusedTitle={t("request.refused")}>
      {deploymentNeeded ? <DeploymentFields digest={asked.artifactDigest} /> : null}
      {dossierHash ? (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-3">
          {t("request.dossier")} <Hash value={dossierHash} />
        </p>
      ) : null}
      <Field name="note" label={t("request.note")} help={t("request.noteHelp")}>
        <Textarea rows={2} maxLength={2000} />
      </Field>
      {own ? (
        <>
          <Checkbox
            name="signToo"
            label={t("request.sign")}
            help={<English>{t("request.signHelp", { sentence: own.sentence })}</English>}
            defaultChecked
            onChange={(event) => setSigns(event.currentTarget.checked)}
          />
          {signs ? <ProofFields {...own} under="sign." /> : null}
        </>
      ) : null}
      <FormActions>
        <Submit command={command}>{t(submit)}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("request.cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

function DeploymentFields({ digest }: { digest: string | null }) {
  const t = useTranslations("lifecycle.request");
  const [asFound, setAsFound] = useState(false);
  const extents = (["full", "pilot", "shadow"] as const).map((value) => ({ value, label: t(value), note: t(`${value}Note`) }));
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="deployment.environment" label={t("environment")} help={t("environmentHelp")} required>
          <Input maxLength={200} />
        </Field>
        <Field name="deployment.endpoint" label={t("endpoint")}>
          <Input maxLength={500} />
        </Field>
      </div>
      <RadioGroup name="deployment.extent" label={t("extent")} options={extents} defaultValue="full" inline required />
      <Field name="deployment.artifactDigest" label={t("digest")} help={t("digestHelp")}>
        <Input className="w-full font-mono" defaultValue={digest ?? ""} spellCheck={false} />
      </Field>
      <Checkbox name="deployment.asFound" label={t("asFound")} onChange={(event) => setAsFound(event.currentTarget.checked)} />
      {asFound ? (
        <Field name="deployment.since" label={t("since")}>
          <Input type="date" />
        </Field>
      ) : null}
    </>
  );
}
