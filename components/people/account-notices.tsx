import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { FailedBefore } from "./failed-before.tsx";
import type { HeldRoleView } from "./held-roles.tsx";

type AccountNoticesProps = {
  me: {
    roles: HeldRoleView[];
    ended: HeldRoleView[];
    passwordIsOwn: boolean;
    signingLocked: boolean;
    failedBefore: { signIns: number; signings: number; since: Date | null } | null;
  };
};

/** What somebody has to know about their own account before anything else. Draws nothing when all is well. */
export function AccountNotices({ me }: AccountNoticesProps) {
  const t = useTranslations("account");
  const access = useTranslations("people.access");
  const { dateTime } = useFormatter();
  const day = (iso: string) => dateTime(new Date(`${iso}T00:00:00Z`), { day: "numeric", month: "short", year: "numeric" });
  const instant = (at: Date) =>
    `${dateTime(at, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" })} UTC`;
  const lastDay = me.ended
    .flatMap(({ until }) => until ?? [])
    .toSorted()
    .at(-1);
  const { failedBefore } = me;
  return (
    <>
      {failedBefore ? (
        <FailedBefore
          signIns={failedBefore.signIns}
          signings={failedBefore.signings}
          since={failedBefore.since ? instant(failedBefore.since) : ""}
        />
      ) : null}
      {me.roles.some(({ inForce }) => inForce) ? null : (
        <Notice tone="warn" title={access("endedTitle")}>
          {lastDay ? access("ended", { date: day(lastDay) }) : access("none")}
        </Notice>
      )}
      {me.signingLocked ? (
        <Notice tone="bad" title={t("locked.title")}>
          {t("locked.note")}
        </Notice>
      ) : null}
      {me.passwordIsOwn ? null : (
        <Notice
          tone="warn"
          title={t("suspended.title")}
          action={
            <ButtonLink size="small" href="/account/password">
              {t("suspended.action")}
            </ButtonLink>
          }
        >
          {t("suspended.note")}
        </Notice>
      )}
    </>
  );
}
