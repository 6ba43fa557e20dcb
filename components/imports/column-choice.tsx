"use client";
import { useTranslations } from "next-intl";
import { CardRow } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Disclosure } from "#components/ui/disclosure";
import { Select } from "#components/ui/select";
import { dotted } from "#lib/core/dotted.rules";
import { AS_IS, type Choice, isClosedTarget, TARGETS, wordsFor } from "#lib/imports/mapping-form.rules";
import type { ColumnSeen } from "#lib/imports/preview.schema";

type ColumnChoiceProps = { column: ColumnSeen; choice: Choice; isUnsure: boolean; choose: (choice: Choice) => void };

/** One column of the file: some of its texts, what it becomes, and what its words mean. */
export function ColumnChoice({ column, choice, isUnsure, choose }: ColumnChoiceProps) {
  const t = useTranslations("imports.editor");
  const target = useTranslations("imports.target");
  const options = [
    ...(choice.to === AS_IS ? [{ value: AS_IS, label: t("as_is") }] : []),
    ...TARGETS.map((to) => ({ value: to, label: target(to.replace(".", "_")) })),
  ];
  return (
    <CardRow
      aside={
        <Select
          aria-label={t("becomes", { column: column.name })}
          className="w-56 max-w-full"
          placeholder={t("source")}
          value={choice.to}
          options={options}
          onChange={(event) => choose({ to: event.target.value, values: choice.values })}
        />
      }
      note={
        <>
          {t("filled", { count: column.filled })}
          {column.samples.length > 0 ? <span className="block">{t("samples", { samples: dotted(column.samples) })}</span> : null}
          {isClosedTarget(choice.to) ? <Words column={column} choice={choice} choose={choose} /> : null}
        </>
      }
    >
      <span className="font-medium">{column.name}</span>
      {isUnsure && choice.to !== "" ? (
        <span className="ms-2">
          <Chip>{t("unsure")}</Chip>
        </span>
      ) : null}
    </CardRow>
  );
}

function Words({ column, choice, choose }: Omit<ColumnChoiceProps, "isUnsure">) {
  const t = useTranslations("imports.editor");
  const value = useTranslations("imports.value");
  if (column.words.length === 0) return <p>{t("noWords")}</p>;
  const options = wordsFor(choice.to).map((word) => ({ value: word, label: value(word) }));
  return (
    <Disclosure open summary={t("words")}>
      <ul className="grid gap-1.5">
        {column.words.map(({ text, count }) => (
          <li key={text} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-40 grow basis-56 text-ink">
              {text} <span className="text-ink-3">{t("rows", { count })}</span>
            </span>
            <Select
              aria-label={t("word", { word: text })}
              className="w-56"
              placeholder={t("nothing")}
              value={choice.values[text] ?? ""}
              options={options}
              onChange={(event) => choose({ ...choice, values: { ...choice.values, [text]: event.target.value } })}
            />
          </li>
        ))}
      </ul>
      {column.more ? <p className="mt-1">{t("wordsMore")}</p> : null}
    </Disclosure>
  );
}
