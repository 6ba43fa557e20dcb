import { useFormatter, useTranslations } from "next-intl";
import { Card, CardRow, CardRows } from "#components/ui/card";
import { Link } from "#components/ui/link";
import type { ImportDetail } from "#lib/imports/schema";

/** Pairs that may be one record whose source renamed it. Nothing was joined: whoever knows decides. */
export function LookalikesCard({ pairs }: { pairs: ImportDetail["lookalikes"] }) {
  const t = useTranslations("imports.lookalikes");
  const format = useFormatter();
  return (
    <Card flush title={t("title", { count: pairs.length })} aside={t("note")}>
      <CardRows>
        {pairs.map(({ came, gone, share, same }) => (
          <CardRow key={gone.id} aside={<Link href={`/models/${gone.id}`}>{gone.name}</Link>}>
            <Link href={`/models/${came.id}`}>{came.name}</Link>{" "}
            {t("says", { ref: gone.ref, same: format.list(same), share: Math.round(share * 100) })}
          </CardRow>
        ))}
      </CardRows>
    </Card>
  );
}
