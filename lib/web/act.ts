"use server";
import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { STATUS } from "#lib/core/errors";
import { readKey } from "#lib/core/idempotency";
import { run } from "#lib/core/run";
import { currentTask } from "#lib/core/task";
import { type Worded, worded } from "#lib/core/wording";
import { operations } from "#lib/operations";
import { callerFromOwnPage } from "#lib/web/context";
import { asRefusal } from "#lib/web/problem";

type Outcome = { ok: true; data: unknown } | { ok: false; status: number; code: string; reasons: Worded[] };

const no = (status: number, code: string, reasons: Worded[] = []): Outcome => ({ ok: false, status, code, reasons });

/** The only Server Function. The id and the input come from the browser: neither is trusted, both are checked by run. */
export async function act(id: string, input: unknown, key?: string): Promise<Outcome> {
  const requestId = currentTask().requestId ?? randomUUID();
  try {
    const op = Object.hasOwn(operations, id) ? operations[id as keyof typeof operations] : undefined;
    if (!op || op.kind === "query") return no(404, "notFound", [worded({ code: "no_such_route" })]);
    const caller = await callerFromOwnPage(requestId);
    const data = await run(op, input, {
      ...caller,
      idempotencyKey: typeof key === "string" ? readKey(key) : undefined,
    });
    refresh();
    return { ok: true, data: JSON.parse(JSON.stringify(data)) };
  } catch (error) {
    const refusal = asRefusal(error, requestId);
    return refusal ? no(STATUS[refusal.code], refusal.code, refusal.reasons.map(worded)) : no(500, "bug");
  }
}
