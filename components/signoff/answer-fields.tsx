"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { cardAnswers } from "#lib/signoff/card-answers.rules";
import type { SignoffAnswer } from "#lib/signoff/schema";
import type { FormValues } from "../ui/read-form.ts";
import type { DeskFacts } from "./desk-facts.ts";

type Asked = Pick<DeskFacts, "answersDue" | "card" | "meaning" | "plain">;

/** A sentence with its blank left open: what comes before it. */
const beforeBlank = (ask: string) => ask.split("{")[0]?.trim().replace(/:$/, "") ?? ask;

/**
 * Answers that come with the signature: on the light path the peer's five ticks and two sentences. The owner's own answer is the
 * sentence they sign, so nothing is asked.
 */
export function AnswerFields({ answersDue, card, meaning }: Asked) {
  const t = useTranslations("signoff.sign");
  if (answersDue.length === 0 || meaning === "responsible") return null;
  if (card.length === 0)
    return answersDue.map(({ id, title }) => (
      <Field key={id} name={`said.${id}`} label={t("answer", { control: id, title })} lang="en" required>
        <Textarea rows={2} />
      </Field>
    ));
  return (
    <fieldset className="min-w-0 space-y-1">
      <legend className="mb-1 font-medium">{t("answers")}</legend>
      {card.map(({ id, ask, input }) => {
        if (input === "tick") return <Checkbox key={id} name={`said.${id}`} label={ask} lang="en" required />;
        if (input === "tick_and_text") return <TickAndText key={id} id={id} ask={ask} />;
        return (
          <Field key={id} name={`said.${id}`} label={beforeBlank(ask)} lang="en" required>
            <Textarea rows={2} maxLength={1000} />
          </Field>
        );
      })}
    </fieldset>
  );
}

/** A tick that says what exactly. */
function TickAndText({ id, ask }: { id: string; ask: string }) {
  const t = useTranslations("signoff.sign");
  return (
    <>
      <Checkbox name={`ticked.${id}`} label={beforeBlank(ask)} lang="en" required />
      <div className="ps-6 pb-1">
        <Field name={`said.${id}`} label={t("what")} required>
          <Input maxLength={1000} />
        </Field>
      </div>
    </>
  );
}

const isSaid = (value: unknown): value is Record<string, string | boolean> => typeof value === "object" && value !== null;

/** The answers as the command wants them. */
export const answersOf = ({ answersDue, card, meaning, plain }: Asked, values: FormValues): SignoffAnswer[] => {
  const said = isSaid(values.said) ? values.said : {};
  if (meaning === "responsible") return answersDue.map(({ id }) => ({ controlId: id, note: plain.sentence.text }));
  if (card.length > 0)
    return cardAnswers(
      card,
      said,
      answersDue.map(({ id }) => id),
    );
  return answersDue.flatMap(({ id }) => (typeof said[id] === "string" ? [{ controlId: id, note: said[id] }] : []));
};
