"use client";
import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";

/** Puts a condition into the address of the list whose form it stands in; without any it takes one back. */
export type Put = (form: HTMLFormElement, text: string) => void;

/** `text` is null while the condition says nothing yet. */
export function FilterPut({ text, put }: { text: string | null; put: Put }) {
  const t = useTranslations("ui.filter");
  return (
    <Button disabled={text === null} onClick={({ currentTarget: { form } }) => form && text !== null && put(form, text)}>
      {t("put")}
    </Button>
  );
}
