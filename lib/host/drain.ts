// Loaded into the server before anything else: how it ends. Asked to, it says so to whoever asks whether it is ready, goes on for the
// time a balancer needs to turn to another, takes nothing new, and finishes what it has begun.
import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/core/log";
import { beginStopping, isStopping } from "#lib/core/stopping";

/** For what was begun; a request that takes longer is broken off. */
const FINISH_MILLISECONDS = 10_000;
const AGREED_MILLISECONDS = Number(process.env.COUNTERSIGN_DRAIN_SECONDS ?? 0) * 1000;

const servers = new Set<Server>();
const answering = new Set<ServerResponse>();

/** The client shall not send its next request over this connection: nobody will be there. */
const asLast = (response: ServerResponse) => {
  if (!response.headersSent) response.shouldKeepAlive = false;
};

subscribe("http.server.request.start", (message) => {
  const { response, server } = message as { response: ServerResponse; server: Server };
  servers.add(server);
  answering.add(response);
  response.once("close", () => answering.delete(response));
  if (isStopping()) asLast(response);
});

const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

async function end() {
  if (isStopping()) return;
  beginStopping();
  for (const response of answering) asLast(response);
  await sleep(AGREED_MILLISECONDS);
  await Promise.race([Promise.all([...servers].map(closed)), sleep(FINISH_MILLISECONDS)]);
  if (answering.size > 0) log.warn({ requests: answering.size }, "requests were broken off at the end");
  process.exit(0);
}

// The framework's own way to end drops nothing either, and tells nobody before.
process.env.NEXT_MANUAL_SIG_HANDLE = "1";
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
