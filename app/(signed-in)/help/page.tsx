import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { Link } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { rolesAnywhere } from "#lib/access/actor";
import { CONTENTS, type HelpGroup, type PageId } from "#lib/help/contents.rules";
import { helpHref, helpPage } from "#lib/help/pages";
import { guidesFor } from "#lib/people/first-steps.rules";
import { viewer } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title") };
}

const COLUMNS: HelpGroup[][] = [["guides", "reference"], ["concepts"]];

const pagesIn = (group: HelpGroup): PageId[] => CONTENTS[group].map((name) => `${group}/${name}` as PageId);

/** Everything there is to read: how to do one's part first, one's own guide marked. */
export default async function HelpPage() {
  const [t, { actor }] = await Promise.all([getTranslations("help"), viewer()]);
  const mine: string[] = guidesFor(rolesAnywhere(actor));
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <div className="grid items-start gap-4 lg:grid-cols-2 print:block">
        {COLUMNS.map((groups) => (
          <div key={groups.join()} className="space-y-4">
            {groups.map((group) => (
              <Card key={group} flush title={t(`group.${group}`)}>
                <CardRows>
                  {pagesIn(group).map((id) => (
                    <Entry key={id} id={id} yours={mine.includes(id) ? t("yours") : null} />
                  ))}
                  {group === "concepts" ? (
                    <CardRow note={t("glossary.lead")}>
                      <Link href="/help/glossary">{t("glossary.title")}</Link>
                    </CardRow>
                  ) : null}
                </CardRows>
              </Card>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

function Entry({ id, yours }: { id: PageId; yours: string | null }) {
  const { title, lead } = helpPage(id);
  return (
    <CardRow note={<span lang="en">{lead}</span>} aside={yours ? <Chip tone="accent">{yours}</Chip> : null}>
      <Link href={helpHref(id)} lang="en">
        {title}
      </Link>
    </CardRow>
  );
}
