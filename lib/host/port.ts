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

export const isFree = (port: number, host: string) =>
  listen(port, host).then(
    () => true,
    () => false,
  );
