import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button.tsx";

/** In one piece: where there is no room for all of it, a digest breaks after its middle alone. */
const inFours = (text: string) => text.match(/.{1,4}/g)?.join("\u00a0") ?? text;

/**
 * A digest, short on the screen (first and last eight digits), whole on hover, on paper and when copied. `value` may carry
 * its algorithm, as sha256:9f3c….
 */
export function Hash({ value, label }: { value: string; label?: string }) {
  const t = useTranslations("ui.hash");
  const digits = value.slice(value.lastIndexOf(":") + 1);
  const isShort = digits.length <= 20;
  return (
    <span title={value} className="font-mono text-sm">
      {isShort ? null : <span className="print:hidden">{`${inFours(digits.slice(0, 8))}\u00a0… `}</span>}
      <span className="whitespace-nowrap print:whitespace-normal">
        <span className="me-1 print:hidden">{isShort ? digits : inFours(digits.slice(-8))}</span>
        <span className="hidden [overflow-wrap:anywhere] print:inline">{value}</span>
        <CopyButton text={value} label={label ?? t("copy")} />
      </span>
    </span>
  );
}
