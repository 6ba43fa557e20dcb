// The line between the product and its database, a TCP proxy: it is cut, slow, dead, or loses the answer to one commit.
import { createServer, type Server, type Socket, connect as tcp } from "node:net";

type Mode = "open" | "cut" | "black-hole";
type Pair = { dead: boolean };

export class Line {
  private mode: Mode = "open";
  private delayMs = 0;
  private losing: { about: Buffer; done: () => void } | null = null;
  private readonly sockets = new Set<Socket>();
  private readonly pairs = new Set<Pair>();
  private readonly due = new WeakMap<Socket, number>();
  private readonly server: Server;

  private readonly target: number;

  private constructor(target: number) {
    this.target = target;
    this.server = createServer((client) => this.carry(client));
  }

  static async to(target: number): Promise<Line> {
    const line = new Line(target);
    await new Promise<void>((resolve) => line.server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  get port(): number {
    const address = this.server.address();
    return address && typeof address === "object" ? address.port : 0;
  }

  /** Ends every connection and takes no new one. */
  cut() {
    this.mode = "cut";
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keeps every connection and lets nothing through, as a broken line does. */
  blackHole() {
    this.mode = "black-hole";
  }

  /** Every connection of now is dead and nobody is told, as after a firewall forgot them; new ones go through. */
  halfOpen() {
    for (const pair of this.pairs) pair.dead = true;
  }

  delay(milliseconds: number) {
    this.delayMs = milliseconds;
  }

  /** Lets everything through again. What was swallowed stays lost. */
  open() {
    this.mode = "open";
    this.delayMs = 0;
    this.losing = null;
  }

  /**
   * The COMMIT of the next transaction that speaks of `about` reaches the database, its answer reaches
   * nobody. Resolves when that happened.
   */
  loseNextCommit(about: string): Promise<void> {
    return new Promise((resolve) => {
      this.losing = { about: Buffer.from(about), done: resolve };
    });
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(client: Socket) {
    if (this.mode === "cut") return void client.destroy();
    const database = tcp(this.target, "127.0.0.1");
    const pair: Pair = { dead: false };
    this.pairs.add(pair);
    let spoke = false;
    let lost: (() => void) | null = null;
    const end = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      this.sockets.add(socket);
      socket.on("error", end);
      socket.on("close", () => {
        this.sockets.delete(socket);
        this.pairs.delete(pair);
        end();
      });
    }
    client.on("data", (bytes) => {
      if (bytes.includes("BEGIN")) spoke = false;
      if (this.losing && bytes.includes(this.losing.about)) spoke = true;
      if (this.losing && spoke && bytes.includes("COMMIT")) [lost, this.losing] = [this.losing.done, null];
      this.pass(bytes, database, pair);
    });
    database.on("data", (bytes) => {
      if (!lost) return this.pass(bytes, client, pair);
      end();
      lost();
    });
  }

  private pass(bytes: Buffer, to: Socket, { dead }: Pair) {
    if (this.mode === "black-hole" || dead) return;
    // What was delayed before goes first, also when the delay is over.
    const now = performance.now();
    const at = Math.max(now + this.delayMs, this.due.get(to) ?? 0);
    if (at <= now) return void to.write(bytes);
    this.due.set(to, at);
    setTimeout(() => to.destroyed || to.write(bytes), at - now);
  }
}
