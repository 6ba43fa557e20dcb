"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/checkbox";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { TIERS, type Tier } from "#lib/lifecycle/schema";
import type { KeptRaise } from "#lib/risk/record.schema";

type ConfirmProps = {
  assessmentId: string;
  /** What is confirmed, as a person says it: "Retail credit scorecard 3.2.0". */
  name: string;
  tier: Tier;
  /** A lower tier was asked for and waits for this person. */
  isReduction: boolean;
};

/** One click confirms what was computed, or the lower tier somebody asked for. */
export function ConfirmButton({ assessmentId, name, tier, isReduction, short }: ConfirmProps & { short?: boolean }) {
  const t = useTranslations("risk.confirm");
  const command = useCommand("confirmRisk");
  const confirm = async () => {
    const outcome = await command.run({ assessmentId });
    if (outcome.ok) toast(t("done", { tier, name }));
  };
  return (
    <div className="space-y-2">
      <Button variant="primary" size={short ? "small" : undefined} pending={command.pending} onClick={confirm}>
        {isReduction ? t("lower") : short ? t("confirmRow") : t("confirm", { tier })}
        {short ? <span className="sr-only"> {name}</span> : null}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </div>
  );
}

/** A tier raised before is taken over with its reason, or dropped with another. */
export function RaiseActions({ assessmentId, name, raise }: { assessmentId: string; name: string; raise: KeptRaise }) {
  const t = useTranslations("risk.confirm");
  const command = useCommand("confirmRisk");
  const take = async () => {
    const { tier, reason } = raise;
    const outcome = await command.run({ assessmentId, override: { tier, reason } });
    if (outcome.ok) toast(t("done", { tier, name }));
  };
  return (
    <div className="space-y-2">
      <p>{t("raised", { tier: raise.tier, version: raise.version, why: raise.reason })}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={command.pending} onClick={take}>
          {t("takeRaise", { tier: raise.tier })}
        </Button>
        <ReasonButton {...{ assessmentId, name }} field="dropRaise" />
      </div>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </div>
  );
}

/** Another tier than the computed one, with the reason. */
export function OverrideButton({ assessmentId, name, tier }: Omit<ConfirmProps, "isReduction">) {
  const t = useTranslations("risk.confirm");
  return (
    <DialogButton offered label={t("override")} title={t("overrideTitle", { name })}>
      {(close) => <OverrideForm {...{ assessmentId, tier, close }} />}
    </DialogButton>
  );
}

function OverrideForm({ assessmentId, tier, close }: { assessmentId: string; tier: Tier; close: () => void }) {
  const t = useTranslations("risk.confirm");
  const word = useTranslations("risk.tierWord");
  const command = useCommand("confirmRisk");
  const others = TIERS.filter((other) => other !== tier).toReversed();
  const done = () => {
    close();
    toast(t("overrideDone"));
  };
  return (
    <Form
      command={command}
      input={({ tier: chosen, reason }) => ({ assessmentId, override: { tier: chosen, reason } })}
      onDone={done}
      refusedTitle={t("refused")}
    >
      <p className="text-ink-2">{t("overrideNote")}</p>
      <RadioGroup
        name="tier"
        label={t("tier")}
        required
        inline
        options={others.map((value) => ({ value, label: word(value) }))}
      />
      <Field name="reason" label={t("reason")} required>
        <Textarea maxLength={2000} />
      </Field>
      <FormActions>
        <Submit command={command}>{t("overrideSubmit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

type Act = Pick<ConfirmProps, "assessmentId" | "name"> & { field: "declineReduction" | "dropRaise" };

/** The other tier is not agreed, the lower one asked for or the one raised before: the computed one is confirmed, with the reason. */
export function ReasonButton({ assessmentId, name, field }: Act) {
  const t = useTranslations(`risk.confirm.${field}`);
  return (
    <DialogButton offered label={t("act")} title={t("title", { name })}>
      {(close) => <ReasonForm {...{ assessmentId, field, close }} />}
    </DialogButton>
  );
}

function ReasonForm({ assessmentId, field, close }: Omit<Act, "name"> & { close: () => void }) {
  const t = useTranslations("risk.confirm");
  const word = useTranslations(`risk.confirm.${field}`);
  const command = useCommand("confirmRisk");
  const done = () => {
    close();
    toast(word("done"));
  };
  return (
    <Form
      command={command}
      input={({ [field]: reason }) => ({ assessmentId, [field]: reason })}
      onDone={done}
      refusedTitle={t("refused")}
    >
      <p className="text-ink-2">{word("note")}</p>
      <Field name={field} label={word("reason")} required>
        <Textarea maxLength={2000} />
      </Field>
      <FormActions>
        <Submit command={command}>{word("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
