// The one-time link: whoever holds it acts as the person it was made for, once, to set a password.
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { cache } from "react";
import { type Reason, Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "#lib/people/password.rules";
import { callerOfInvitation } from "#lib/web/context";
import { asRefusal } from "#lib/web/problem";

const BODY_BYTES_MAX = 8192;

/** Who is invited; null when the link is used, expired, replaced or made up. Asked once for a page and its title. */
export const invited = cache(async (token: string): Promise<{ name: string; email: string } | null> => {
  try {
    const { name, email } = await run(operations.getMe, {}, await callerOfInvitation(token, randomUUID()));
    return { name, email };
  } catch (error) {
    if (error instanceof Refusal && error.code === "notFound") return null;
    throw error;
  }
});

const FAULTS = /^(password\.[a-z]+|invalid\.text)$/;

/** The faults a refused form came back with, from its address; nothing else is taken from there. */
export const reasonsOf = (faults: string | string[] | undefined): Reason[] =>
  [faults ?? []]
    .flat()
    .filter((code) => FAULTS.test(code))
    .map((code) => ({ code, values: { path: "password", least: PASSWORD_LENGTH_MIN, most: PASSWORD_LENGTH_MAX } }));

const goTo = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });

const SET_COOKIE = "countersign.set";

/** Whether a password was set in this browser just now. A cookie says so: next-auth, on the way to the sign-in, drops the rest. */
export const wasJustSet = async (): Promise<boolean> => (await cookies()).has(SET_COOKIE);

async function passwordIn(request: Request): Promise<string | null> {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (!(length <= BODY_BYTES_MAX)) return null;
  const password = await request.formData().then(
    (form) => form.get("password"),
    () => null,
  );
  return typeof password === "string" ? password : null;
}

/** Answers the form: on to the sign-in, or back to the link with the codes of what is wrong with the password. */
export async function acceptFromForm(request: Request, token: string): Promise<Response> {
  const requestId = randomUUID();
  const page = `/invitation/${encodeURIComponent(token)}`;
  const password = await passwordIn(request);
  if (password === null) return new Response(null, { status: 400 });
  try {
    await run(operations.acceptInvitation, { token, password }, await callerOfInvitation(token, requestId));
    return goTo("/sign-in", { "set-cookie": `${SET_COOKIE}=1; path=/sign-in; max-age=300; httponly; samesite=lax` });
  } catch (error) {
    const unreadable = password.length < PASSWORD_LENGTH_MIN ? "password.short" : "password.long";
    const faults = asRefusal(error, requestId)?.reasons.map(({ code }) => (code === "invalid" ? unreadable : code));
    return faults
      ? goTo(`${page}?${new URLSearchParams(faults.map((code) => ["fault", code]))}`)
      : new Response(null, { status: 500 });
  }
}
