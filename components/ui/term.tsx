import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TERMS, type TermName } from "#lib/help/glossary.rules";
import { Hint } from "./hint.tsx";

/**
 * A word of the field, explained where it stands: on hover, focus and tap, with the page that says more. `children` are the word as
 * it stands in the sentence; `bare` leaves out the dotted line, where it is a chip that has a shape of its own.
 */
export function Term({ name, bare, children }: { name: TermName; bare?: boolean; children?: ReactNode }) {
  const t = useTranslations("glossary");
  const help = useTranslations("help");
  return (
    <Hint text={t(`${name}.text`)} href={`/help/${TERMS[name]}`} more={help("more")} bare={bare}>
      {children ?? t(`${name}.term`)}
    </Hint>
  );
}
