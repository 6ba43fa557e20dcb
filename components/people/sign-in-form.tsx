"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { type SignInFailure, signInFailure } from "#lib/people/sign-in.rules";

type Failure = SignInFailure | { kind: "unreachable" };
type SignInFormProps = { csrfToken: string; callbackUrl: string; failure: SignInFailure | null };

const isUrl = (body: unknown): body is { url: string } =>
  typeof body === "object" && body !== null && "url" in body && typeof body.url === "string";

/** Where the answer leads: on, or back here with what went wrong. */
async function answerOf(form: HTMLFormElement): Promise<{ to: string } | { failure: Failure }> {
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const body = new URLSearchParams([...fields, ["json", "true"]]);
  const answer = await fetch(form.action, { method: "POST", body });
  const told: unknown = await answer.json();
  if (!isUrl(told)) return { failure: { kind: "unavailable" } };
  const { pathname, search, hash, searchParams } = new URL(told.url, location.href);
  const failure = signInFailure(searchParams.get("error") ?? undefined);
  return failure ? { failure } : { to: `${pathname}${search}${hash}` };
}

/** E-mail and password. Without a script the browser sends the form and comes back with the same sentences. */
export function SignInForm({ csrfToken, callbackUrl, failure: before }: SignInFormProps) {
  const t = useTranslations("sign-in");
  const [failure, setFailure] = useState<Failure | null>(before);
  const [pending, setPending] = useState(false);
  const message = useRef<HTMLDivElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPending(true);
    const answer = await answerOf(event.currentTarget).catch(() => ({ failure: { kind: "unreachable" as const } }));
    if ("to" in answer) return location.assign(answer.to);
    setPending(false);
    setFailure(answer.failure);
    requestAnimationFrame(() => message.current?.focus());
  };

  return (
    <form method="post" action="/api/auth/callback/credentials" onSubmit={submit} aria-busy={pending} className="space-y-4">
      <div ref={message} role="alert" tabIndex={-1} className="empty:mb-0">
        {failure ? (
          <Notice tone="bad">
            <FailureWords failure={failure} />
          </Notice>
        ) : null}
      </div>
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field name="email" label={t("email")}>
        <Input type="email" autoComplete="username" required maxLength={320} />
      </Field>
      <Field name="password" label={t("password")}>
        <Input type="password" autoComplete="current-password" required maxLength={1000} />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t("submit")}
        </Button>
        <p className="text-sm text-ink-3">{t("forgotten")}</p>
      </div>
    </form>
  );
}

function FailureWords({ failure }: { failure: Failure }) {
  const t = useTranslations("sign-in.failed");
  if (failure.kind !== "wait") return t(failure.kind);
  const isLong = failure.seconds > 90;
  return t(isLong ? "waitMinutes" : "waitSeconds", { count: isLong ? Math.ceil(failure.seconds / 60) : failure.seconds });
}
