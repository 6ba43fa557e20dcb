import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button";

/**
 * Signs out without a script. `csrfToken` is from lib/web/auth; when it is missing or stale, next-auth leads to the page that
 * asks once more.
 */
export function SignOutForm({ csrfToken }: { csrfToken: string | null }) {
  const t = useTranslations("people");
  return (
    <form method="post" action="/api/auth/signout">
      <input type="hidden" name="csrfToken" value={csrfToken ?? ""} />
      <input type="hidden" name="callbackUrl" value="/" />
      <button type="submit" className={buttonLook({ size: "small", variant: "quiet" })}>
        {t("signOut")}
      </button>
    </form>
  );
}
