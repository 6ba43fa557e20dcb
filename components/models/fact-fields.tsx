"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RadioGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Textarea } from "#components/ui/input";
import { Select } from "#components/ui/select";
import type { Facts } from "#lib/models/facts.schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";
import { FieldPlace } from "./field-place.tsx";

const YES_NO = ["usesPersonalData", "usesPhi", "automatedDecision", "decidesAboutPeople", "deviceDetermination"] as const;

/** The gate names the fact it misses. */
const Anchor = ({ fact, children }: { fact: string; children: ReactNode }) => (
  <FieldPlace id={`facts.${fact}`}>{children}</FieldPlace>
);

/** The facts that decide which rules apply, each yes, no or not known. Questions that depend on another answer come with it. */
export function FactFields({ facts, domain }: { facts: Facts; domain: string | null }) {
  const t = useTranslations("models");
  const [euClass, setEuClass] = useState(facts.euAiActClass ?? "");
  return (
    <div className="space-y-4">
      {YES_NO.map((fact) => (
        <YesNo key={fact} fact={fact} value={facts[fact]} />
      ))}
      <Anchor fact="sourcing">
        <Field name="facts.sourcing" label={t("field.sourcing")} help={t("form.sourcingHelp")}>
          <Select
            placeholder={t("known.unknown")}
            defaultValue={facts.sourcing ?? undefined}
            options={FACT_VALUES.sourcing.map((value) => ({ value, label: t(`sourcing.${value}`) }))}
          />
        </Field>
      </Anchor>
      <Anchor fact="euAiActClass">
        <Field name="facts.euAiActClass" label={t("field.euAiActClass")} help={t("form.euAiActClassHelp")}>
          <Select
            placeholder={t("known.unknown")}
            defaultValue={facts.euAiActClass ?? undefined}
            onChange={(event) => setEuClass(event.currentTarget.value)}
            options={FACT_VALUES.euAiActClass.map((value) => ({ value, label: t(`euAiActClass.${value}`) }))}
          />
        </Field>
      </Anchor>
      {euClass === "out_of_scope" ? (
        <Anchor fact="euAiActReason">
          <Field name="facts.euAiActReason" label={t("field.euAiActReason")} help={t("form.euAiActReasonHelp")}>
            <Textarea maxLength={2000} defaultValue={facts.euAiActReason ?? ""} />
          </Field>
        </Anchor>
      ) : null}
      {euClass === "gpai" ? <YesNo fact="gpaiSystemicRisk" value={facts.gpaiSystemicRisk} /> : null}
      {domain === "hr" ? (
        <Anchor fact="coveredEmploymentTool">
          <Field
            name="facts.coveredEmploymentTool"
            label={t("field.coveredEmploymentTool")}
            help={t("form.coveredEmploymentToolHelp")}
          >
            <Select
              placeholder={t("known.unknown")}
              defaultValue={facts.coveredEmploymentTool ?? undefined}
              options={FACT_VALUES.coveredEmploymentTool.map((value) => ({ value, label: t(`coveredEmploymentTool.${value}`) }))}
            />
          </Field>
        </Anchor>
      ) : null}
      <Article5 points={facts.article5} />
    </div>
  );
}

function YesNo({ fact, value }: { fact: (typeof YES_NO)[number] | "gpaiSystemicRisk"; value: boolean | null }) {
  const t = useTranslations("models");
  return (
    <Anchor fact={fact}>
      <RadioGroup
        inline
        name={`facts.${fact}`}
        label={t(`field.${fact}`)}
        help={t(`form.${fact}Help`)}
        defaultValue={value}
        options={[
          { value: true, label: t("known.yes") },
          { value: false, label: t("known.no") },
          { value: null, label: t("known.unknown") },
        ]}
      />
    </Anchor>
  );
}

/** The practices themselves: nobody says "none of these" of what they have not seen. */
function Points({ points }: { points: string[] }) {
  const t = useTranslations("models");
  return (
    <>
      {t("form.article5Help")}
      <ul className="mt-1 list-disc ps-5">
        {points.map((point) => (
          <li key={point}>{t(`article5.${point}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** Ten questions asked as one, until one of them needs an answer of its own. */
function Article5({ points }: { points: Facts["article5"] }) {
  const t = useTranslations("models");
  const answers = Object.values(points);
  const kept = answers.every((one) => one === false) ? "none" : answers.every((one) => one === null) ? "unknown" : "some";
  const [choice, setChoice] = useState<string>(kept);
  return (
    <Anchor fact="article5">
      <RadioGroup
        name="article5"
        label={t("form.article5Title")}
        help={<Points points={Object.keys(points)} />}
        defaultValue={kept}
        onChange={(value) => setChoice(String(value))}
        options={[
          { value: "none", label: t("form.article5None") },
          { value: "unknown", label: t("form.article5Unknown") },
          { value: "some", label: t("form.article5Some") },
        ]}
      />
      {choice === "some" ? (
        <div className="mt-2 space-y-3 border-s-2 border-line ps-3">
          {Object.entries(points).map(([point, answer]) => (
            <RadioGroup
              key={point}
              inline
              name={`facts.article5.${point}`}
              label={`${point}: ${t(`article5.${point}`)}`}
              defaultValue={answer}
              options={[
                { value: true, label: t("known.yes") },
                { value: false, label: t("known.no") },
                { value: null, label: t("known.unknown") },
              ]}
            />
          ))}
        </div>
      ) : null}
    </Anchor>
  );
}
