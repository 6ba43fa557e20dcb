// The API, to be read. The description for programs is /api/openapi.json; both come from the list of operations.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiEntryCard } from "#components/api/entry";
import { Mark } from "#components/shell/mark";
import { Disclosure } from "#components/ui/disclosure";
import { Link } from "#components/ui/link";
import { operations } from "#lib/operations";
import { apiReference } from "#lib/web/api-reference";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("title") };
}

const RULES = ["identity", "lists", "writes", "refusals"] as const;

export default async function ApiReferencePage() {
  const t = await getTranslations("api");
  const groups = apiReference(operations);
  return (
    <div className="mx-auto max-w-[84rem] px-4 py-6 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-8 lg:px-7">
      <nav
        aria-label={t("contents")}
        className="mb-6 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto print:hidden"
      >
        <Link plain href="/" className="mb-4 flex w-fit items-center gap-2 text-lg font-semibold tracking-tight">
          <Mark className="size-5.5 text-accent" />
          {t("product")}
        </Link>
        <div className="columns-2 gap-4 sm:columns-4 lg:columns-1">
          {groups.map(({ name, entries }) => (
            <Disclosure key={name} summary={name}>
              <ul>
                {entries.map(({ id }) => (
                  <li key={id}>
                    <Link
                      plain
                      href={`#${id}`}
                      className="block py-0.5 font-mono text-sm text-ink-2 [overflow-wrap:anywhere] hover:text-ink"
                    >
                      {id}
                    </Link>
                  </li>
                ))}
              </ul>
            </Disclosure>
          ))}
        </div>
      </nav>
      <main>
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mt-1 max-w-prose text-ink-2">{t("intro")}</p>
        <p className="mt-1">
          <a className="text-accent underline" href="/api/openapi.json">
            {t("openapi")}
          </a>
        </p>
        <dl className="my-5 grid max-w-4xl gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {RULES.map((rule) => (
            <div key={rule} className="contents">
              <dt className="font-medium">{t(`rule.${rule}.name`)}</dt>
              <dd className="text-ink-2">{t(`rule.${rule}.text`)}</dd>
            </div>
          ))}
        </dl>
        {groups.map(({ name, entries }) => (
          <section key={name} aria-label={name} className="mb-8 grid gap-4">
            <h2 className="font-mono text-lg font-semibold">/{name}</h2>
            {entries.map((entry) => (
              <ApiEntryCard key={entry.id} entry={entry} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}
