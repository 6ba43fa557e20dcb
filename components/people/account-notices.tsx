import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { CalendarDate, useInstant } from "#components/ui/time";
import { FailedBefore } from "./failed-before.tsx";
import type { HeldRoleView } from "./held-roles.tsx";
import { toldOf } from "./told.ts";

type Me = {
  roles: HeldRoleView[];
  accessEndedOn: string | null;
  passwordIsOwn: boolean;
  signingLocked: boolean;
  failedBefore: { signIns: number; signings: number; since: Date | null } | null;
};

type AccountNoticesProps = {
  me: Me;
  /** What the cookie of this browser says was told already. */
  told: string | undefined;
};

/** What somebody has to know about their own account before anything else. Draws nothing when all is well. */
export function AccountNotices({ me, told }: AccountNoticesProps) {
  const t = useTranslations("account");
  const { failedBefore } = me;
  const untold = failedBefore && toldOf(failedBefore) !== told ? failedBefore : null;
  const hasRole = me.roles.some(({ inForce }) => inForce);
  if (!untold && hasRole && !me.signingLocked && me.passwordIsOwn) return null;
  return (
    <div className="mb-4 grid gap-2 print:hidden">
      {untold ? <Failed failed={untold} /> : null}
      {hasRole ? null : <NoRole me={me} />}
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
    </div>
  );
}

function Failed({ failed }: { failed: NonNullable<Me["failedBefore"]> }) {
  const instant = useInstant();
  return <FailedBefore {...failed} since={failed.since ? instant(failed.since) : ""} told={toldOf(failed)} />;
}

/** Whoever holds no role sees no record: the sentence says why, and what to do. */
function NoRole({ me: { roles, accessEndedOn } }: { me: Me }) {
  const t = useTranslations("people.access");
  const waits = roles.some(({ state }) => state === "pending");
  return (
    <Notice tone="warn" title={t(accessEndedOn ? "endedTitle" : "noneTitle")}>
      {accessEndedOn ? <p>{t.rich("ended", { date: () => <CalendarDate on={accessEndedOn} /> })}</p> : null}
      <p>{t(waits ? "waits" : "ask")}</p>
    </Notice>
  );
}
