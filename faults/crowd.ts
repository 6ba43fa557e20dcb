// Everybody who sends requests to a demonstration at once: by key, by session, and without either.
import { PASSWORD } from "./people";
import { send, signIn } from "./wire";

/** As the demonstration calls them: by their role. */
export const ROLES = ["data-scientist", "model-owner", "validator", "risk-officer", "compliance-officer", "auditor", "admin"];
export const emailOf = (name: string) => `${name}@demo.example`;

/** What each of them adds to a request, by name. */
export type People = Map<string, Record<string, string>>;

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the product says.
export type Body = any;

export const asks = async (
  url: string,
  headers: Record<string, string> | undefined,
  method: string,
  path: string,
  input?: object,
) => {
  const body = input ? JSON.stringify(input) : null;
  const sent = { ...headers, ...(body && { "content-type": "application/json" }) };
  const { status, text } = await send(url, { method, path: `/api/v1${path}`, headers: sent, body });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
  return JSON.parse(text) as Body;
};

/** A browser in which this person has signed in. `origin` is where people say the product is. */
export const sessionOf = async (url: string, name: string, origin = url): Promise<Record<string, string>> => ({
  cookie: await signIn(url, emailOf(name), PASSWORD),
  origin,
});

/** Every role once by key and once by session, and those who are nobody. */
export async function crowdOf(url: string, origin = url): Promise<People> {
  const people: People = new Map();
  for (const name of ROLES) {
    const session = await sessionOf(url, name, origin);
    const { key } = await asks(url, session, "POST", "/api-keys", { name: "of the crowd", scopes: ["read", "write"] });
    people.set(`session ${name}`, session);
    people.set(`key ${name}`, { authorization: `Bearer ${key}` });
  }
  people.set("nobody at all", {});
  people.set("a key nobody made", { authorization: `Bearer cs_aaaaaaaa_${"a".repeat(43)}` });
  people.set("a cookie nobody sealed", { cookie: "countersign.session=eyJhbGciOiJkaXIifQ..a.b.c", origin: url });
  people.set("a session from elsewhere", { ...people.get("session admin"), origin: "null" });
  return people;
}
