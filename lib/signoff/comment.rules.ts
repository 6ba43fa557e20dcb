/** Threads of comments, one for each anchor: when something can be said, and who says that it is settled. */
import { type Reason, reason } from "#lib/core/errors";
import { anchorsOf, isOnEvidence } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import type { RequestState } from "#lib/signoff/schema";

type Said = { path: string; writtenBy: string; writtenAt: string; resolvedAt: string | null };

/** The comments of each anchor in the order they were written. */
export const threadsOf = <C extends Said>(comments: readonly C[]): Map<string, C[]> =>
  Map.groupBy(
    comments.toSorted((a, b) => (a.writtenAt < b.writtenAt ? -1 : Number(a.writtenAt > b.writtenAt))),
    ({ path }) => path,
  );

const unresolved = <C extends Said>(thread: readonly C[]): C[] => thread.filter(({ resolvedAt }) => resolvedAt === null);

/** Something in it waits for an answer. */
export const isOpen = (thread: readonly Said[]): boolean => unresolved(thread).length > 0;

/** Whoever began what is open, and so can say that it is answered. */
export const askerOf = <C extends Said>(thread: readonly C[]): C | undefined => unresolved(thread)[0];

type Request = { state: RequestState; dossier: Dossier; dossierHash: string };
type Given = { path: string; dossierHash: string };

/** While somebody will read it: the request is open, or was returned so that its points are answered. */
export const takesComments = (state: RequestState): boolean => state === "open" || state === "returned";

/** Why this cannot be said here. Whoever may not open all of the evidence says nothing about it. */
export const commentFault = (request: Request, { path, dossierHash }: Given, readsEvidence: boolean): Reason | null => {
  if (!anchorsOf(request.dossier).includes(path) || (isOnEvidence(path) && !readsEvidence))
    return reason("comment.no_such_field", { path: "path" });
  if (!takesComments(request.state)) return reason("comment.closed", { state: request.state });
  return dossierHash === request.dossierHash ? null : reason("comment.other_dossier");
};

/** Why this person cannot say that it is settled: nothing is open, or somebody else asked. Commenting takes no right to sign away. */
export const resolveFault = (thread: readonly (Said & { name: string })[], personId: string): Reason | null => {
  const asker = askerOf(thread);
  if (!asker) return reason("comment.nothing_open");
  return asker.writtenBy === personId ? null : reason("comment.asker_only", { name: asker.name });
};
