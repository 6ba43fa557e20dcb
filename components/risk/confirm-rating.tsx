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

/** Another tier than the computed one, with the reason. */
export function OverrideButton({ assessmentId, name, tier }: Omit<ConfirmProps, "isReduction">) {
  const t = useTranslations("risk.confirm");
  return (
    <DialogButton label={t("override")} title={t("overrideTitle", { name })}>
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

/** The lower tier is not agreed: the computed one is confirmed, with the reason beside it. */
export function DeclineButton({ assessmentId, name }: Pick<ConfirmProps, "assessmentId" | "name">) {
  const t = useTranslations("risk.confirm");
  return (
    <DialogButton label={t("decline")} title={t("declineTitle", { name })}>
      {(close) => <DeclineForm {...{ assessmentId, close }} />}
    </DialogButton>
  );
}

function DeclineForm({ assessmentId, close }: { assessmentId: string; close: () => void }) {
  const t = useTranslations("risk.confirm");
  const command = useCommand("confirmRisk");
  const done = () => {
    close();
    toast(t("declineDone"));
  };
  return (
    <Form
      command={command}
      input={({ declineReduction }) => ({ assessmentId, declineReduction })}
      onDone={done}
      refusedTitle={t("refused")}
    >
      <p className="text-ink-2">{t("declineNote")}</p>
      <Field name="declineReduction" label={t("declineReason")} required>
        <Textarea maxLength={2000} />
      </Field>
      <FormActions>
        <Submit command={command}>{t("declineSubmit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
