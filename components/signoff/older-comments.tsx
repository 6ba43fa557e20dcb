import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";

type Props = { shown: number; older: { comments: number; open: number }; href: string };

/** Says that not everything that was said is here, and leads to more of it; nothing where all of it is. */
export function OlderComments({ shown, older, href }: Props) {
  const t = useTranslations("signoff.comment.older");
  if (older.comments === 0) return null;
  const more = (
    <ButtonLink size="small" href={href} scroll={false}>
      {t("show")}
    </ButtonLink>
  );
  return (
    <Notice tone={older.open > 0 ? "warn" : "info"} title={t("title", { shown, count: older.comments })} action={more}>
      <p>{t("open", { count: older.open })}</p>
    </Notice>
  );
}
