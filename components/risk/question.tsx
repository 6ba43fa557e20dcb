"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/checkbox";
import { English } from "#components/ui/english";
import { Field } from "#components/ui/field";
import { Textarea } from "#components/ui/input";
import { DOT, dotted } from "#lib/core/dotted.rules";
import type { TieringPolicy } from "#lib/policy/tiering.schema";

export type Score = number | null;

type QuestionProps = {
  question: TieringPolicy["questions"][number];
  /** Undefined while nobody answered. */
  score: Score | undefined;
  proposed: number | undefined;
  rationale: string;
  /** Why this answer needs a sentence of its own, as a code of the rules; null when it needs none. */
  needs: string | null;
  onScore: (score: Score) => void;
  onTake: () => void;
  /** Counts how often a suggestion was taken: the radios are then drawn anew. */
  taken: number;
};

/** One question with its anchored answers in words, what the facts suggest, and the sentence it needs, when it needs one. */
export function Question({ question, score, proposed, rationale, needs, onScore, onTake, taken }: QuestionProps) {
  const t = useTranslations("risk.form");
  const noteId = useId();
  const { id, text, anchors, weight, reference } = question;
  const options = [
    ...anchors.map((anchor, value) => ({ value, label: dotted([String(value), anchor]), lang: "en" as const })),
    { value: null, label: t("notKnown") },
  ];
  return (
    <div id={id} className="space-y-2 border-t border-line py-3.5 first:border-t-0">
      <RadioGroup
        key={taken}
        name={`answers.${id}.score`}
        label={`${id} ${text}`}
        lang="en"
        help={
          <>
            {t("weight", { weight })}
            {DOT}
            <English>{reference}</English>
          </>
        }
        required
        options={options}
        defaultValue={score}
        onChange={(value) => (typeof value === "number" || value === null) && onScore(value)}
      />
      {proposed === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          {score === proposed ? (
            <span id={noteId}>{t("taken")}</span>
          ) : (
            <>
              <span id={noteId}>{t("proposed", { score: proposed, anchor: anchors[proposed] ?? "" })}</span>
              <Button size="small" onClick={onTake} aria-describedby={noteId}>
                {t("take")}
              </Button>
            </>
          )}
        </div>
      )}
      {needs ? (
        <Field
          name={`answers.${id}.rationale`}
          label={t("whyOf", { question: id, why: t(`why.${needs.replace("risk.", "")}`, { score: score ?? "" }) })}
          required
        >
          <Textarea rows={2} maxLength={2000} defaultValue={rationale} />
        </Field>
      ) : null}
    </div>
  );
}
