import { useTranslations } from "next-intl";
import { KeyValues } from "#components/ui/key-values";
import { Instant } from "#components/ui/time";

type PersonSummaryProps = {
  state: "active" | "waiting" | "deactivated";
  access: {
    createdAt: Date;
    deactivatedAt: Date | null;
    lastSignInAt: Date | null;
    sessions: number;
    keys: number;
    ownedModels: number;
    passwordIsOwn: boolean;
    linkUntil: Date | null;
  };
};

const at = (instant: Date | null) => (instant ? <Instant at={instant.toISOString()} show="exact" /> : null);

/** An account at a glance, for those who manage or check access. */
export function PersonSummary({ state, access }: PersonSummaryProps) {
  const t = useTranslations("admin.person");
  const never = useTranslations("people")("never");
  const signing = t(access.passwordIsOwn ? "signingOwn" : "signingSuspended");
  return (
    <KeyValues
      items={[
        { label: t("since"), value: at(access.createdAt) },
        { label: t("left"), value: at(access.deactivatedAt) },
        { label: t("lastSignIn"), value: at(access.lastSignInAt) ?? never },
        { label: t("sessions"), value: access.sessions },
        { label: t("keys"), value: access.keys },
        { label: t("owns"), value: t("ownsCount", { count: access.ownedModels }) },
        { label: t("signing"), value: state === "deactivated" ? null : signing },
        {
          label: t("link"),
          value: access.linkUntil ? (
            <>
              {t("linkUntil")} {at(access.linkUntil)}
            </>
          ) : null,
        },
      ]}
    />
  );
}
