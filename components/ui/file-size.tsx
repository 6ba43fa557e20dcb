import { useFormatter, useTranslations } from "next-intl";

const units = ["bytes", "kilobytes", "megabytes", "gigabytes"] as const;

/** A number of bytes in the unit one says it in, with powers of a thousand. */
export function FileSize({ bytes }: { bytes: number }) {
  const t = useTranslations("ui.size");
  const format = useFormatter();
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = format.number(bytes / 1000 ** step, { maximumFractionDigits: step === 0 ? 0 : 1 });
  return (
    <span title={t("exact", { bytes })} className="whitespace-nowrap">
      {t(units[step] ?? "bytes", { size })}
    </span>
  );
}
