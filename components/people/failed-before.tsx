"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";

type FailedBeforeProps = {
  signIns: number;
  signings: number;
  /** Since when, in words with the zone. */
  since: string;
};

/** Tells somebody, once in a session, that others tried to be them. It stays closed in this tab once it was closed. */
export function FailedBefore({ signIns, signings, since }: FailedBeforeProps) {
  const t = useTranslations("people.failed");
  const key = `told ${since} ${signIns} ${signings}`;
  const [closed, setClosed] = useState(false);
  useEffect(() => setClosed(sessionStorage.getItem(key) !== null), [key]);
  if (closed) return null;
  const close = () => {
    sessionStorage.setItem(key, "");
    setClosed(true);
  };
  return (
    <Notice
      tone="warn"
      title={t("title")}
      action={
        <Button size="small" onClick={close}>
          {t("dismiss")}
        </Button>
      }
    >
      {t("message", { signIns, signings, since })}
    </Notice>
  );
}
