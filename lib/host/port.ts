import { createServer } from "node:net";

const listen = (port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no address"))));
    });
  });

/** A TCP port on loopback that nobody listens on at this moment. */
export const freePort = () => listen(0, "127.0.0.1");

/** Why nothing of ours can listen there, as a sentence; null when it can. */
export const portFault = (port: number, host: string): Promise<string | null> =>
  listen(port, host).then(
    () => null,
    (error: { code?: string }) =>
      error.code === "EACCES"
        ? `This user may not listen on port ${port}. Set PORT to one above 1023.`
        : `Port ${port} is taken by another program. Set PORT to a free one.`,
  );
