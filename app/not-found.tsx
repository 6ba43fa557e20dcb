import { getTranslations } from "next-intl/server";
import { Mark } from "#components/shell/mark";
import { ButtonLink } from "#components/ui/button";

/** Also what somebody sees of a record outside their units: that it exists is not confirmed. */
export default async function NotFound() {
  const t = await getTranslations("ui.notFound");
  return (
    <main className="mx-auto max-w-lg px-4 py-16">
      <Mark className="mb-4 size-8 text-accent" />
      <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-2 text-ink-2">{t("message")}</p>
      <ButtonLink variant="primary" href="/" className="mt-5">
        {t("home")}
      </ButtonLink>
    </main>
  );
}
