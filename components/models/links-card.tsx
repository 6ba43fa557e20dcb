import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Link } from "#components/ui/link";
import { dotted } from "#lib/core/dotted.rules";
import type { ModelDetail } from "#lib/models/detail.schema";

type Props = { model: Pick<ModelDetail, "id" | "upstream" | "downstream" | "hiddenLinks"> };

/** The nearest links, in both directions. */
export function LinksCard({ model: { id, upstream, downstream, hiddenLinks } }: Props) {
  const t = useTranslations("models.overview");
  const isEmpty = upstream.length + downstream.length + hiddenLinks === 0;
  return (
    <Card title={t("links")} aside={<Link href={`/models/${id}/links`}>{t("linksAll")}</Link>}>
      {isEmpty ? <p className="text-ink-3">{t("linksNone")}</p> : null}
      <LinkList label={t("upstream")} links={upstream} />
      <LinkList label={t("downstream")} links={downstream} />
      {hiddenLinks > 0 ? <p className="text-sm text-ink-3">{t("hidden", { count: hiddenLinks })}</p> : null}
    </Card>
  );
}

function LinkList({ label, links }: { label: string; links: ModelDetail["upstream"] }) {
  if (links.length === 0) return null;
  return (
    <div className="mb-2">
      <h3 className="text-sm text-ink-3">{label}</h3>
      <ul>
        {links.map(({ id, ref, name, use }) => (
          <li key={id}>
            <Link href={`/models/${id}`}>{name}</Link> <span className="text-sm text-ink-3">{dotted([ref, use])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
