"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field";
import type { FoundOption } from "#components/ui/search-in";
import { PersonChoice } from "./person-choice.tsx";
import { RowList } from "./row-list.tsx";

type Props = { unitId: string | undefined; authors: FoundOption[]; isHeaded?: boolean };

/** Who builds a version. */
export function AuthorFields({ unitId, authors, isHeaded }: Props) {
  const t = useTranslations("models");
  return (
    <RowList label={t("field.authors")} isHeaded={isHeaded} help={t("form.authorsHelp")} add={t("form.addAuthor")} rows={authors}>
      {(author, index) => (
        <Field name={`authors.${index}`} label={`${t("form.author")} ${index + 1}`}>
          <PersonChoice unitId={unitId} chosen={author} />
        </Field>
      )}
    </RowList>
  );
}
