"use client";
import { useRef } from "react";
import { buttonLook } from "#components/ui/button";
import { useActions } from "../actions/use-actions.ts";
import { forgetRecent } from "../palette/recent.ts";
import { forgetTab } from "../ui/kept-in-tab.ts";

/**
 * Signs out without a script; with one, this browser also forgets what was looked at and typed. `csrfToken` is from lib/web/auth; when it is
 * missing or stale, next-auth leads to the page that asks once more.
 */
export function SignOutForm({ csrfToken, label }: { csrfToken: string | null; label: string }) {
  const form = useRef<HTMLFormElement>(null);
  const forget = () => {
    forgetRecent();
    forgetTab();
  };
  useActions([{ id: "sign-out", label, group: "do", run: () => form.current?.requestSubmit() }]);
  return (
    <form ref={form} method="post" action="/api/auth/signout" onSubmit={forget}>
      <input type="hidden" name="csrfToken" value={csrfToken ?? ""} />
      <input type="hidden" name="callbackUrl" value="/" />
      <button type="submit" className={buttonLook({ size: "small", variant: "quiet" })}>
        {label}
      </button>
    </form>
  );
}
