// A balancer before several products: it asks each whether it is ready, and sends a request to one that is. What it began with one it
// does not repeat with another; only a connection that was refused is tried elsewhere.
import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { onTestFinished } from "vitest";

const LOOK_MS = 100;

class Balancer {
  private readonly ready = new Set<string>();
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;
  private readonly looking: NodeJS.Timeout;
  private turn = 0;

  constructor(urls: readonly string[]) {
    this.server = createServer((asked, answer) => this.carry(asked, answer));
    this.looking = setInterval(() => urls.map((url) => this.look(url)), LOOK_MS);
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  }

  listen = () => new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));

  sendsTo = (url: string) => this.ready.has(url);

  end() {
    clearInterval(this.looking);
    this.server.close();
    this.server.closeAllConnections();
    this.agent.destroy();
  }

  private async look(url: string) {
    const ok = await fetch(`${url}/api/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) this.ready.add(url);
    else this.ready.delete(url);
  }

  private async carry(asked: IncomingMessage, answer: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk);
    const choice = [...this.ready].sort();
    this.turn += 1;
    for (let tries = 0; tries < choice.length; tries += 1) {
      const url = choice[(this.turn + tries) % choice.length] ?? "";
      if (await this.carried(url, asked, Buffer.concat(chunks), answer)) return;
    }
    answer.writeHead(503).end();
  }

  /** Whether it was taken; false when the connection was refused. What breaks later is told as 502: nobody knows what became of it. */
  private carried(url: string, { method, url: path, headers }: IncomingMessage, body: Buffer, answer: ServerResponse) {
    return new Promise<boolean>((resolve) => {
      const options: RequestOptions = { method, headers, agent: this.agent };
      const sent = request(`${url}${path}`, options, (received) => {
        answer.writeHead(received.statusCode ?? 502, received.headers);
        received.pipe(answer).on("close", () => resolve(true));
      });
      sent.on("error", (error: { code?: string }) => {
        if (error.code === "ECONNREFUSED") return resolve(false);
        if (!answer.headersSent) answer.writeHead(502);
        answer.end();
        resolve(true);
      });
      sent.end(body);
    });
  }
}

export async function aBalancer(urls: readonly string[]): Promise<Balancer> {
  const balancer = new Balancer(urls);
  await balancer.listen();
  onTestFinished(() => balancer.end());
  return balancer;
}
