/** Which addresses can be kept as a view. */
import { type Reason, reason } from "#lib/core/errors";
import { ListModelsInput } from "#lib/models/list.schema";
import { ListLayout } from "#lib/models/list-layout.schema";

/** What is listed, and how it is shown. */
const Kept = ListModelsInput.extend(ListLayout.shape);

/** The parameters in one order, without the place in the list; or the first that means nothing. */
export const viewQuery = (text: string): { query: string } | { fault: Reason } => {
  const params = new URLSearchParams(text.replace(/^\?/, ""));
  params.delete("cursor");
  params.sort();
  const parsed = Kept.safeParse(Object.fromEntries(params), { reportInput: false });
  if (parsed.success) return { query: params.toString() };
  const issue = parsed.error.issues[0];
  const name = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".");
  return { fault: reason("view.not_a_filter", { path: "query", name: name ?? "" }) };
};
