"use client";
import { useTranslations } from "next-intl";
import { startTransition, useMemo, useState } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { AXES, type Axis, type QuestionId, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import type { Proposals } from "#lib/risk/proposals.rules";
import type { Answers, Rationales } from "#lib/risk/schema";
import { useGo } from "../ui/under-way.ts";
import { liveRating, type Scores } from "./live-rating.ts";
import { Question } from "./question.tsx";
import { RatingPanel, type RatingTerms } from "./rating-panel.tsx";

type RiskFormProps = {
  versionId: string;
  policy: TieringPolicy;
  facts: RatingFacts;
  proposed: Proposals;
  /** The rating before, as a start. */
  before: { answers: Answers; rationales: Rationales } | null;
  /** The intake answers of the light path are given with the rating, when the record holds them all. */
  withIntake: boolean;
  asOutsider: boolean;
  factsHref: string;
  /** Where the finished rating is shown. */
  href: string;
  cancel: boolean;
  terms: RatingTerms;
};

const scoresOf = (answers: Answers | undefined): Scores =>
  answers ? Object.fromEntries(Object.entries(answers).map(([id, { score }]) => [id, score])) : {};

/** The questionnaire, one question after the other, with the result beside it as it grows. */
export function RiskForm(props: RiskFormProps) {
  const { versionId, policy, facts, proposed, before, withIntake, href } = props;
  const t = useTranslations("risk.form");
  const go = useGo();
  const assess = useCommand("assessRisk");
  const intake = useCommand("answerCard");
  const [scores, setScores] = useState<Scores>(() => scoresOf(before?.answers));
  const [taken, setTaken] = useState<Partial<Record<QuestionId, number>>>({});
  const live = useMemo(() => liveRating(policy, facts, scores, proposed), [policy, facts, scores, proposed]);

  // The browser has drawn the tick already; what it comes to may follow a moment later.
  const answer = (id: QuestionId, score: number | null) =>
    startTransition(() => setScores((given) => ({ ...given, [id]: score })));
  const take = (suggested: Proposals) => {
    setScores((given) => ({ ...given, ...suggested }));
    const ids = policy.questions.map(({ id }) => id).filter((id) => id in suggested);
    setTaken((drawn) => ({ ...drawn, ...Object.fromEntries(ids.map((id) => [id, (drawn[id] ?? 0) + 1])) }));
  };
  const done = async () => {
    const answered = withIntake ? await intake.run({ versionId, cardId: "intake" }) : null;
    if (answered?.ok === false) toast(<Refusal standing reasons={answered.reasons} title={t("intakeFailed")} />, "bad");
    else toast(t("done"));
    go(href);
  };
  const open = policy.questions.filter(({ id }) => proposed[id] !== undefined && scores[id] !== proposed[id]);

  return (
    <Form
      command={assess}
      draft={`risk-${versionId}`}
      input={({ answers, rationales = {} }) => ({ versionId, answers, rationales })}
      onDone={done}
      refusedTitle={t("refused")}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4">
          {props.asOutsider ? <Notice tone="warn">{t("asOutsider")}</Notice> : null}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-ink-2">
              {t("facts")} <Link href={props.factsHref}>{t("toFacts")}</Link>
            </p>
            {open.length > 0 ? <Button onClick={() => take(proposed)}>{t("takeAll", { count: open.length })}</Button> : null}
          </div>
          {AXES.map((axis) => (
            <AxisQuestions
              key={axis}
              axis={axis}
              {...{ policy, scores, proposed, live, taken, before }}
              onScore={answer}
              onTake={(id) => take({ [id]: proposed[id] })}
            />
          ))}
          {withIntake ? <p className="text-ink-2">{t("intake")}</p> : null}
          <FormActions>
            <Submit command={assess}>{t("submit")}</Submit>
            {props.cancel ? (
              <ButtonLink variant="quiet" href={href}>
                {t("cancel")}
              </ButtonLink>
            ) : null}
          </FormActions>
        </div>
        <aside className="lg:sticky lg:top-[calc(1rem+var(--told))]">
          <Card title={t("live")}>
            <p aria-live="polite" className="mb-3 text-sm text-ink-3">
              {t("open", { count: live.open })}
            </p>
            <RatingPanel policy={policy} rated={live.rated} distance={live.distance} terms={props.terms} />
          </Card>
        </aside>
      </div>
    </Form>
  );
}

type AxisProps = Pick<RiskFormProps, "policy" | "proposed" | "before"> & {
  axis: Axis;
  scores: Scores;
  live: ReturnType<typeof liveRating>;
  taken: Partial<Record<QuestionId, number>>;
  onScore: (id: QuestionId, score: number | null) => void;
  onTake: (id: QuestionId) => void;
};

function AxisQuestions({ axis, policy, scores, proposed, live, taken, before, onScore, onTake }: AxisProps) {
  const t = useTranslations("risk.form");
  return (
    <Card title={t(`axis.${axis}`)}>
      {policy.questions
        .filter((question) => question.axis === axis)
        .map((question) => (
          <Question
            key={question.id}
            question={question}
            score={scores[question.id]}
            proposed={proposed[question.id]}
            rationale={before?.answers[question.id].rationale ?? ""}
            needs={live.needs(question.id)}
            taken={taken[question.id] ?? 0}
            onScore={(score) => onScore(question.id, score)}
            onTake={() => onTake(question.id)}
          />
        ))}
      <div className="border-t border-line pt-3.5">
        <Field name={`rationales.${axis}`} label={t("sentence", { axis })} help={t("sentenceHelp")} required>
          <Textarea rows={2} maxLength={2000} defaultValue={before?.rationales[axis] ?? ""} />
        </Field>
      </div>
    </Card>
  );
}
