// The one REST route: method and path name an operation, run() does the rest.
import { randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { readKey } from "#lib/core/idempotency";
import { isLanguage } from "#lib/core/language.rules";
import { log } from "#lib/core/log";
import { isReading, type Operation } from "#lib/core/operation";
import { refuseWhileReadOnly } from "#lib/core/read-only";
import { run } from "#lib/core/run";
import { currentTask } from "#lib/core/task";
import { operations } from "#lib/operations";
import { readBody } from "#lib/web/body";
import { callerOf } from "#lib/web/context";
import { problem } from "#lib/web/problem";
import { match } from "#lib/web/router";

const idempotencyKey = (request: Request): string | undefined => {
  const key = request.headers.get("idempotency-key");
  return key === null ? undefined : readKey(key);
};

/** Query strings carry text; a name that repeats becomes a list. */
const fromQuery = (url: URL): Record<string, unknown> => {
  const input: Record<string, unknown> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    Object.defineProperty(input, name, {
      value: values.length > 1 ? values : values[0],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return input;
};

const respond = (op: Operation, data: unknown, requestId: string) =>
  Response.json(data, {
    status: op.kind === "query" ? 200 : (op.status ?? 200),
    headers: { "cache-control": "private, no-store", "x-request-id": requestId },
  });

export async function rest(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const task = currentTask();
  const requestId = task.requestId ?? randomUUID();
  const started = performance.now();
  try {
    const found = match(operations, request.method, (await params).path);
    if (!("op" in found)) {
      const allowed = found.allowed.join(", ");
      if (allowed === "") throw new Refusal("notFound", reason("no_such_route"));
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: allowed } });
      throw new Refusal("methodNotAllowed", reason("method_not_allowed", { method: request.method, allowed }));
    }
    // Our own pages say in which language their reader reads; everybody else is answered in English.
    const language = request.headers.get("countersign-language");
    if (isLanguage(language)) task.language = language;
    task.route = `/api/v1${found.op.http.slice(found.op.http.indexOf("/"))}`;
    const caller = { ...(await callerOf(request, requestId)), idempotencyKey: idempotencyKey(request) };
    // Before the body: a file that is taken in fills the disk, whatever becomes of it.
    if (!isReading(found.op)) await refuseWhileReadOnly();
    const input = found.op.kind === "query" ? fromQuery(new URL(request.url)) : await readBody(request, caller);
    const data = await run(found.op, { ...input, ...found.params }, caller);
    log.info({ requestId, operation: found.op.id, actor: caller.actor.id, ms: Math.round(performance.now() - started) }, "done");
    return respond(found.op, data, requestId);
  } catch (error) {
    return problem(error, requestId);
  }
}
