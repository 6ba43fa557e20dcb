"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { keepCookie } from "../ui/keep-cookie.ts";
import { toldCookie } from "./told.ts";

type FailedBeforeProps = {
  signIns: number;
  signings: number;
  /** Since when, in words with the zone. */
  since: string;
  /** What the cookie says of this notice once it was closed. */
  told: string;
};

/** Tells somebody that tries failed in their name. Once closed it stays closed in this browser, from the first paint on. */
export function FailedBefore({ signIns, signings, since, told }: FailedBeforeProps) {
  const t = useTranslations("people.failed");
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  const close = () => {
    keepCookie(toldCookie, told, { seconds: null });
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
