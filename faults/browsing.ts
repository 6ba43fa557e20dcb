// A browser without a window: signs in as the form does, and reads pages with the cookie it got.
import { PASSWORD } from "./people";

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

/** The cookies of a new session. Throws when the sign-in is refused. */
export async function signsIn(url: string, email: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await asked.json();
  const signed = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
  });
  const session = cookiesOf(signed).find((cookie) => cookie.includes("session"));
  if (!session) throw new Error(`the sign-in was refused: ${signed.status} ${await signed.text()}`);
  return [...cookiesOf(asked), session].join("; ");
}

/** A page as it comes, and its words without the marks. */
export async function reads(url: string, cookie: string): Promise<{ status: number; html: string; words: string }> {
  const response = await fetch(url, { headers: { cookie, accept: "text/html" } });
  const html = await response.text();
  const words = html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]*>/g, "");
  return { status: response.status, html, words };
}
