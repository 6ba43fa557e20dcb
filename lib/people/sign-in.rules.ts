/** What the sign-in answers: where to, and in which words it failed. */

const HOME = "/";
/** Places that lead back to the sign-in, or are no pages. */
const NOT_A_GOAL = /^\/(sign-in|sign-out|invitation|api)(\/|\?|#|$)/;

/** The path on our own pages that somebody asked for; the first page when it is anywhere else. */
export function ownPath(wanted: unknown, base = "http://localhost"): string {
  if (typeof wanted !== "string" || wanted.length > 2000 || !URL.canParse(wanted, base)) return HOME;
  const { origin, pathname, search, hash } = new URL(wanted, base);
  // A path that begins with two slashes is another host to the next reader.
  const isOwn = origin === new URL(base).origin && !pathname.startsWith("//") && !NOT_A_GOAL.test(pathname);
  return isOwn ? `${pathname}${search}${hash}` : HOME;
}

export type SignInFailure = { kind: "wrong" } | { kind: "wait"; seconds: number } | { kind: "unavailable" };

/** Reads the word of a failed sign-in from the address. An unknown word is shown as nothing at all. */
export function signInFailure(error: string | undefined): SignInFailure | null {
  const seconds = /^wait-(\d{1,5})$/.exec(error ?? "")?.[1];
  if (seconds) return { kind: "wait", seconds: Number(seconds) };
  if (error === "CredentialsSignin") return { kind: "wrong" };
  return error === "unavailable" || error === "Configuration" ? { kind: "unavailable" } : null;
}
