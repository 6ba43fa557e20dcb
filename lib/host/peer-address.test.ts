import { createServer, get, type IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import "#lib/host/peer-address";

/** The headers a server of this process sees when a client sends these. */
const seenBy = (headers: Record<string, string>) =>
  new Promise<IncomingHttpHeaders>((resolve, reject) => {
    const server = createServer((request, response) => {
      response.end();
      server.close();
      resolve(request.headers);
    }).listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address) get({ port: address.port, host: "127.0.0.1", headers }).on("error", reject);
    });
  });

test("a client that claims another address is known by the one it came from", async () => {
  const seen = await seenBy({ "x-forwarded-for": "203.0.113.7", "x-countersign-peer": "203.0.113.7" });
  expect(seen).toMatchObject({ "x-countersign-peer": "127.0.0.1" });
  expect(seen).not.toHaveProperty("x-forwarded-for");
});
