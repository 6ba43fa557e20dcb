// HTTP as it is written: paths and headers leave as given, where a client of good manners would mend them first.
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { createConnection } from "node:net";

export type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer | null };
export type Received = { status: number; headers: IncomingHttpHeaders; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends it to the product at `url`. A connection the server closes without a word is an error. */
export function send(url: string, { method, path, headers = {}, body = null }: Sent, seconds = 60): Promise<Received> {
  const { port } = new URL(url);
  // Node frames a body of DELETE only when told its length.
  const framed = body === null || headers["transfer-encoding"] ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, method, path, headers: { ...framed, ...headers }, agent, timeout: seconds * 1000 },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer within ${seconds} s`)));
    outgoing.on("error", reject);
    outgoing.end(body ?? undefined);
  });
}

export const cookiesOf = ({ headers }: Received): string[] =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "");

/** What a browser sends to sign in, and what comes back. `before` are the cookies it has, `more` other fields of the form. */
export async function trySignIn(url: string, email: string, password: string, before = "", more: Record<string, string> = {}) {
  const csrf = await send(url, { method: "GET", path: "/api/auth/csrf" });
  const form = new URLSearchParams({ csrfToken: JSON.parse(csrf.text).csrfToken, email, password, json: "true", ...more });
  const cookie = [...cookiesOf(csrf), before].filter(Boolean).join("; ");
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  return send(url, { method: "POST", path: "/api/auth/callback/credentials", headers, body: form.toString() });
}

/** The cookie of a browser in which this person has signed in. */
export async function signIn(url: string, email: string, password: string, before = ""): Promise<string> {
  const answer = await trySignIn(url, email, password, before);
  const session = cookiesOf(answer).find((cookie) => /^(__Host-)?countersign\.session=./.test(cookie));
  if (!session) throw new Error(`${email} was not let in: ${answer.status}`);
  return session;
}

/** A client that sends half a header and waits; resolves when the server has had enough of it. */
export const aSlowClient = (url: string) =>
  new Promise<void>((resolve, reject) => {
    const socket = createConnection(Number(new URL(url).port), "127.0.0.1", () =>
      socket.write("GET / HTTP/1.1\r\nhost: a\r\nx-slow: "),
    );
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.resume();
  });
