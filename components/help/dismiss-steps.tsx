"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { keepCookie } from "../ui/keep-cookie.ts";
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
    keepCookie(stepsCookie, dismissedWith(kept(), personId));
    router.refresh();
  };
  return (
    <Button variant="quiet" size="small" onClick={dismiss}>
      {label}
    </Button>
  );
}
