import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Article } from "#components/help/article";
import { Outline } from "#components/help/outline";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Link } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { besides, type PageId } from "#lib/help/contents.rules";
import { helpHref, helpPage, pageOf } from "#lib/help/pages";

type Props = { params: Promise<{ group: string; page: string }> };

async function asked(params: Props["params"]): Promise<PageId> {
  const { group, page } = await params;
  return pageOf(group, page) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: helpPage(await asked(params)).title };
}

/** A guide or a concept, from the same Markdown as the site; the pages before and after stand at its foot. */
export default async function HelpArticlePage({ params }: Props) {
  const id = await asked(params);
  const t = await getTranslations("help");
  const { title, html, outline } = helpPage(id);
  const { before, after } = besides(id);
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/help" }, { label: <span lang="en">{title}</span> }]} />}
        title={<span lang="en">{title}</span>}
      />
      <div className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,44rem)_14rem]">
        <Outline title={t("onThisPage")} headings={outline} />
        <div>
          <Article html={html} />
          <nav
            aria-label={t("inHelp")}
            className="mt-8 flex flex-wrap justify-between gap-4 border-t border-line pt-4 print:hidden"
          >
            {before ? <Beside id={before} label={t("before")} /> : <span />}
            {after ? <Beside id={after} label={t("after")} end /> : null}
          </nav>
        </div>
      </div>
    </>
  );
}

function Beside({ id, label, end }: { id: PageId; label: string; end?: boolean }) {
  return (
    <p className={end ? "ms-auto text-end" : undefined}>
      <span className="block text-sm text-ink-3">{label}</span>
      <Link href={helpHref(id)} lang="en">
        {helpPage(id).title}
      </Link>
    </p>
  );
}
