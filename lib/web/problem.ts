import { randomUUID } from "node:crypto";
import { isDamaged } from "#lib/core/damaged";
import { Refusal, reason, STATUS } from "#lib/core/errors";
import { log } from "#lib/core/log";
import { count, measures } from "#lib/core/metrics";
import { isUnavailable, whyUnavailable } from "#lib/core/unavailable";
import { worded } from "#lib/core/wording";

const TITLES: Record<string, string> = {
  unreadable: "Unreadable",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  notFound: "Not found",
  methodNotAllowed: "Method not allowed",
  refused: "Refused by a rule",
  conflict: "Changed since you opened it",
  tooLarge: "Too large",
  unsupportedMediaType: "Unsupported media type",
  invalid: "Invalid",
  tooMany: "Too many tries",
  damaged: "Damaged",
  unavailable: "Not available",
};

/** What any error becomes for a caller: a refusal keeps its reasons, a lost database is 503, a damaged one says so, a bug is 500 without its message. */
export function asRefusal(error: unknown, requestId: string): Refusal | null {
  if (error instanceof Refusal) return error;
  log.error({ requestId, err: error }, "operation failed");
  if (isDamaged(error)) {
    count(measures.errors, { kind: "damaged" });
    return new Refusal("damaged", reason("damaged"));
  }
  const away = isUnavailable(error);
  count(measures.errors, { kind: away ? "unavailable" : "fault" });
  return away ? new Refusal("unavailable", whyUnavailable(error)) : null;
}

export function problem(error: unknown, requestId: string = randomUUID()): Response {
  const refusal = asRefusal(error, requestId);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  if (!refusal) {
    return Response.json(
      { title: "Something went wrong on our side", status: 500, code: "bug", reasons: [], requestId },
      { status: 500, headers },
    );
  }
  const status = STATUS[refusal.code];
  if (status === 503 || status === 429) headers["retry-after"] = String(refusal.reasons[0]?.values?.seconds ?? 5);
  if (status === 405) headers.allow = String(refusal.reasons[0]?.values?.allowed ?? "");
  const body = {
    title: TITLES[refusal.code],
    status,
    code: refusal.code,
    reasons: refusal.reasons.map(worded),
    ...(refusal.current !== undefined && { current: refusal.current }),
  };
  return Response.json(body, { status, headers });
}
