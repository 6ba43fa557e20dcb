// The rows an import turned away, as a file: every page of them, each with its column and reason.
import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { Caller, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { callerOf } from "#lib/web/context";
import { csvResponse } from "#lib/web/csv";
import { problem } from "#lib/web/problem";

const ROWS = 200;
type Rejections = OutputOf<typeof operations.getImport>["rejections"];

/** The first page is read before anything is sent, so that a refusal is a refusal and not half a file. */
async function* pagesFrom(first: Rejections, importId: string, caller: Caller) {
  let page = first;
  for (;;) {
    yield page.items.map(({ row, column, message }) => [row, column ?? "", message]);
    if (page.nextCursor === null) return;
    page = (await run(operations.getImport, { importId, limit: ROWS, cursor: page.nextCursor }, caller)).rejections;
  }
}

export async function GET(request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  const requestId = randomUUID();
  try {
    const { importId } = await params;
    const caller = await callerOf(request, requestId);
    const { rejections } = await run(operations.getImport, { importId, limit: ROWS }, caller);
    const t = await getTranslations("imports.rows");
    return csvResponse("rejections.csv", [t("row"), t("column"), t("message")], pagesFrom(rejections, importId, caller));
  } catch (error) {
    return problem(error, requestId);
  }
}
