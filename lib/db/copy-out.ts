// Rows as COPY writes them, taken off the line as bytes: PostgreSQL sends each row as a message of its own.
import type { Duplex } from "node:stream";
import type pg from "pg";

/**
 * A statement for `client.query()`. Iterated, it gives the rows that came, some at a time: the line stands still until the next ones
 * are asked for, and the bytes that were given are good until then. Who stops in between ends the connection, since the database would
 * go on sending.
 */
export class CopyOut implements pg.Submittable {
  readonly text: string;
  #line: Duplex | null = null;
  #rows: Buffer[] = [];
  #isOver = false;
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(text: string) {
    this.text = text;
  }

  submit(connection: pg.Connection) {
    this.#line = connection.stream;
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }) {
    this.#line?.pause();
    this.#rows.push(chunk);
    this.#wake();
  }

  handleError(error: Error) {
    this.#failure = error;
    this.#end();
  }

  handleCommandComplete() {
    // The server is ready for the next statement only after one more message.
  }

  handleReadyForQuery() {
    this.#end();
  }

  #end() {
    this.#isOver = true;
    this.#wake();
  }

  /** What came up to now, once there is something. */
  async #take(): Promise<Buffer[]> {
    if (this.#rows.length === 0 && !this.#isOver)
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    return this.#rows.splice(0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer[]> {
    try {
      for (;;) {
        const rows = await this.#take();
        if (this.#failure) throw this.#failure;
        if (rows.length === 0) return;
        yield rows;
        this.#line?.resume();
      }
    } finally {
      if (this.#isOver) this.#line?.resume();
      else this.#line?.destroy();
    }
  }
}
