"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { dismissedWith, stepsCookie } from "./steps-cookie.ts";

const kept = (): string | undefined =>
  document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${stepsCookie}=`))
    ?.slice(stepsCookie.length + 1);

/** Puts the card away for this person in this browser; the page is asked for anew, without it. */
export function DismissSteps({ personId, label }: { personId: string; label: string }) {
  const router = useRouter();
  const dismiss = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs TLS, and this must work on a bank's intranet without it.
    document.cookie = `${stepsCookie}=${dismissedWith(kept(), personId)}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
  return (
    <Button variant="quiet" size="small" onClick={dismiss}>
      {label}
    </Button>
  );
}
