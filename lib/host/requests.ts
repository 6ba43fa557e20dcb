// Loaded into the server before anything else: each request gets an id that every line of the log about it bears, and is counted and
// timed under the template of its path when its answer has ended.

import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { count, measures, observe } from "#lib/core/metrics";
import { watchEventLoop } from "#lib/core/process-gauges";
import { enter, type Task } from "#lib/core/task";
import { type Routes, templateOf } from "#lib/host/route-template.rules";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** While developing there is no build to ask. */
const routes = (): Routes => {
  try {
    return JSON.parse(readFileSync(".next/routes-manifest.json", "utf8")) as Routes;
  } catch {
    return { staticRoutes: [], dynamicRoutes: [] };
  }
};

const template = templateOf(routes());
const pathOf = (url = "/") => url.split(/[?#]/, 1)[0] ?? "/";

/** A connection that broke before the end has no status anybody saw. */
const statusOf = (response: ServerResponse) => (response.writableFinished ? String(response.statusCode) : "broken off");

subscribe("http.server.request.start", (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const task: Task = { requestId: randomUUID() };
  const [started, path] = [performance.now(), pathOf(request.url)];
  const method = METHODS.has(request.method ?? "") ? (request.method ?? "") : "other";
  enter(task);
  response.once("close", () => {
    const route = task.route ?? template(path);
    count(measures.requests, { method, route, status: statusOf(response) });
    observe(measures.durations, { method, route }, (performance.now() - started) / 1000);
  });
});

watchEventLoop();
