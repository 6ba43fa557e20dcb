// The list of models as it is shown, as a file: the same filters and order, every page of it.
import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { Caller, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { LIST_COLUMNS, listCells, type Word } from "#lib/models/list-row.rules";
import { operations } from "#lib/operations";
import { callerOf } from "#lib/web/context";
import { csvResponse } from "#lib/web/csv";
import { problem } from "#lib/web/problem";

const ROWS = 200;
type Page = OutputOf<typeof operations.listModels>;

/** The first page is read before anything is sent, so that a refusal is a refusal and not half a file. */
async function* pagesFrom(first: Page, input: Record<string, string>, caller: Caller, word: Word) {
  let page = first;
  for (;;) {
    yield page.items.map((model) => listCells(model, word));
    if (page.nextCursor === null) return;
    page = await run(operations.listModels, { ...input, limit: ROWS, cursor: page.nextCursor }, caller);
  }
}

export async function GET(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const caller = await callerOf(request, requestId);
    const input = Object.fromEntries(new URL(request.url).searchParams);
    const first = await run(operations.listModels, { ...input, limit: ROWS }, caller);
    const [t, ui, header] = await Promise.all([getTranslations("models"), getTranslations("ui"), getTranslations("models.csv")]);
    const word: Word = (key, values) => (ui.has(key) ? ui(key, values) : t(key, values));
    return csvResponse(
      "models.csv",
      LIST_COLUMNS.map((column) => header(column)),
      pagesFrom(first, input, caller, word),
    );
  } catch (error) {
    return problem(error, requestId);
  }
}
