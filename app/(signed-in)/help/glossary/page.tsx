import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Link } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { TERM_NAMES, TERMS } from "#lib/help/glossary.rules";
import { helpHref, helpPage } from "#lib/help/pages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help.glossary"))("title") };
}

/** The sentences that open beside words of the field, all in one place. */
export default async function GlossaryPage() {
  const [t, help] = await Promise.all([getTranslations("glossary"), getTranslations("help")]);
  const terms = TERM_NAMES.map((name) => ({ name, term: t(`${name}.term`), text: t(`${name}.text`) }));
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: help("title"), href: "/help" }, { label: help("glossary.title") }]} />}
        title={help("glossary.title")}
        note={help("glossary.lead")}
      />
      <dl className="max-w-prose space-y-4">
        {terms
          .toSorted((a, b) => a.term.localeCompare(b.term))
          .map(({ name, term, text }) => (
            <div key={name} id={name} className="keep">
              <dt className="font-semibold">{term}</dt>
              <dd className="text-ink-2">
                {text}{" "}
                <Link href={helpHref(TERMS[name])} lang="en">
                  {helpPage(TERMS[name]).title}
                </Link>
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}
