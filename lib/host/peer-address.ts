// Loaded into the server before anything else (node --import): the address a request came from is the connection's, and what a
// client writes into such headers about itself is dropped. Without it every client shares one count of failed sign-ins.
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

// A mark on this process and not on its environment: a program started from here would inherit that without the rest.
Object.assign(globalThis, { countersignPeerAddress: true });

/** What a proxy adds when it hands on somebody else's request. Next writes some of these later by itself. */
const FORWARDED = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

subscribe("http.server.request.start", (message) => {
  const { request } = message as { request: IncomingMessage };
  request.headers["x-countersign-peer"] = request.socket.remoteAddress ?? "unknown";
  request.headers["x-countersign-forwarded"] = Object.keys(request.headers).some((name) => FORWARDED.test(name)) ? "yes" : "no";
  delete request.headers["x-forwarded-for"];
});
