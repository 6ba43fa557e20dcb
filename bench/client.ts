// One keep-alive client of the product, as a browser or a program: no redirects followed, every answer read to its end.
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer; firstByteMs: number };
export type Call = { method?: string; path: string; headers?: OutgoingHttpHeaders; body?: string };

export class Client {
  private readonly agent: Agent;
  private readonly url: string;
  readonly headers: OutgoingHttpHeaders;

  /** `from` is the address of this machine that its connections come from. */
  constructor(
    url: string,
    headers: OutgoingHttpHeaders = {},
    { connections = 64, from }: { connections?: number; from?: string } = {},
  ) {
    this.url = url;
    this.headers = headers;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, ...(from && { localAddress: from, family: 4 }) });
  }

  /** The same product for somebody else. */
  as = (headers: OutgoingHttpHeaders) => new Client(this.url, headers);

  call({ method = "GET", path, headers, body }: Call): Promise<Answer> {
    const sent = performance.now();
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      const all = { ...this.headers, ...headers, ...length };
      const asked = request(`${this.url}${path}`, { method, agent: this.agent, headers: all }, (response) => {
        const firstByteMs = performance.now() - sent;
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), firstByteMs }),
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }

  /** The answer to a GET. Throws when it is not 200: a fast refusal is no answer. */
  async get(path: string): Promise<Answer> {
    const answer = await this.call({ path });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  json = async <T>(path: string): Promise<T> => JSON.parse((await this.get(path)).body.toString("utf8")) as T;

  end = () => this.agent.destroy();
}

const cookiesOf = (answer: Answer): string[] => (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "");

/** The page of the sign-in, as it is once the cookie that its form needs is there. */
export async function openSignIn(client: Client): Promise<void> {
  const cookie = cookiesOf(await client.get("/api/auth/csrf")).join("; ");
  const { status } = await client.call({ path: "/sign-in", headers: { cookie } });
  if (status !== 200) throw new Error(`the sign-in answered ${status}`);
}

/** What the sign-in answers, asked as the page asks. */
export async function tryPassword(client: Client, email: string, password: string): Promise<Answer> {
  const csrf = await client.get("/api/auth/csrf");
  const { csrfToken } = JSON.parse(csrf.body.toString("utf8")) as { csrfToken: string };
  return client.call({
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookiesOf(csrf).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }).toString(),
  });
}

/** Signs in, and gives the client of that session. */
export async function signIn(client: Client, email: string, password: string): Promise<Client> {
  const answer = await tryPassword(client, email, password);
  const session = cookiesOf(answer).find((cookie) => cookie.includes("countersign.session"));
  if (!session) throw new Error(`${email} could not sign in: ${answer.status} ${answer.body.toString("utf8").slice(0, 200)}`);
  return client.as({ cookie: session });
}
