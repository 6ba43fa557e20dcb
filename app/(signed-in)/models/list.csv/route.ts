// The list of models as it is shown, as a file: the same filters and order, every page of it. Its cells are the words of the list, its head the
// names that an address and REST call the columns by, in every language.
import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import type { Caller, OutputOf } from "#lib/core/operation";
import { parseInput } from "#lib/core/parse";
import { run } from "#lib/core/run";
import { fileColumns, ListLayout } from "#lib/models/list-layout.schema";
import { listCells, type Word } from "#lib/models/list-row.rules";
import { operations } from "#lib/operations";
import { callerOf } from "#lib/web/context";
import { csvResponse } from "#lib/web/csv";
import { problem } from "#lib/web/problem";

const ROWS = 200;
type Page = OutputOf<typeof operations.listModels>;
type Listed = Page["items"][number];

/** The first page is read before anything is sent, so that a refusal is a refusal and not half a file. */
async function* pagesFrom(first: Page, input: Record<string, string>, caller: Caller, row: (model: Listed) => (string | null)[]) {
  let page = first;
  for (;;) {
    yield page.items.map(row);
    if (page.nextCursor === null) return;
    page = await run(operations.listModels, { ...input, limit: ROWS, cursor: page.nextCursor }, caller);
  }
}

export async function GET(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const caller = await callerOf(request, requestId);
    const { columns: chosen, density: _, pinned: __, ...input } = Object.fromEntries(new URL(request.url).searchParams);
    const columns = fileColumns(ListLayout.parse(parseInput(ListLayout, { columns: chosen })));
    const first = await run(operations.listModels, { ...input, limit: ROWS }, caller);
    const [t, ui] = await Promise.all([getTranslations("models"), getTranslations("ui")]);
    const word: Word = (key, values) => (ui.has(key) ? ui(key, values) : t(key, values));
    return csvResponse(
      "models.csv",
      columns,
      pagesFrom(first, input, caller, (model) => listCells(model, word, columns)),
    );
  } catch (error) {
    return problem(error, requestId);
  }
}
