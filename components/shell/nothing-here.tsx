import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Mark } from "./mark.tsx";

/** Also what somebody sees of a record outside their units: that it exists is not confirmed. */
export function NothingHere() {
  const t = useTranslations("ui.notFound");
  return (
    <div data-not-found="" className="mx-auto max-w-lg px-4 py-16">
      <title>{t("title")}</title>
      <Mark className="mb-4 size-8 text-accent" />
      <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-2 text-ink-2">{t("message")}</p>
      <ButtonLink variant="primary" href="/" className="mt-5">
        {t("home")}
      </ButtonLink>
    </div>
  );
}
