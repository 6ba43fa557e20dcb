import type { Socket } from "node:net";
import pg from "pg";
import { LIMITS, limited } from "#lib/db/limits";

/**
 * A connection whose server says nothing for longer than a statement may take is ended: behind a line that is half open no answer
 * comes and no error either, and whoever gets the connection next would wait too.
 */
const unlessSilent = (milliseconds: number) =>
  class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.once("connect", () => {
        const line = this.connection.stream as Socket;
        line.setTimeout(milliseconds, () => line.destroy());
      });
    }
  };

/** A pool's connections for this class of work. `name` is shown by the server beside what they do. */
export const connection = (kind: keyof typeof LIMITS, url: string, name: string, max: number): pg.PoolConfig => ({
  connectionString: url,
  application_name: `countersign ${name}`,
  max,
  ...limited(LIMITS[kind]),
  Client: unlessSilent(LIMITS[kind].silence),
});
