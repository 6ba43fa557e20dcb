import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button.tsx";

const inFours = (text: string) => text.match(/.{1,4}/g)?.join(" ") ?? text;

/**
 * A digest, short on the screen (first and last eight digits), whole on hover, on paper and when copied. `value` may carry
 * its algorithm, as sha256:9f3c….
 */
export function Hash({ value, label }: { value: string; label?: string }) {
  const t = useTranslations("ui.hash");
  const digits = value.slice(value.lastIndexOf(":") + 1);
  const short = digits.length > 20 ? `${inFours(digits.slice(0, 8))} … ${inFours(digits.slice(-8))}` : digits;
  return (
    <span className="inline-flex max-w-full items-center gap-1 font-mono text-sm">
      <span title={value} className="min-w-0 sm:whitespace-nowrap print:hidden">
        {short}
      </span>
      <span className="hidden [overflow-wrap:anywhere] print:inline">{value}</span>
      <CopyButton text={value} label={label ?? t("copy")} />
    </span>
  );
}
