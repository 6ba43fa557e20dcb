import { rolesIn } from "#lib/access/actor";
import { grantsOf, type Role } from "#lib/access/permissions";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { ListCommentsInput, ListCommentsOutput } from "#lib/signoff/comment.schema";
import { commentsOf, NONE_OLDER, olderThan, readsEvidence } from "#lib/signoff/comment.store";

const WRITERS: readonly Role[] = grantsOf("comment:write").roles;

export const listComments = query({
  id: "listComments",
  summary: "What was said about fields of the dossiers of a model, newest first, with who settled it",
  http: "GET /models/{modelId}/comments",
  permission: "model:read",
  scope: ({ modelId }) => ({ model: modelId }),
  input: ListCommentsInput,
  output: ListCommentsOutput,

  read: async (db, { cursor, limit, ...filter }, { actor, place }) => {
    const withEvidence = place !== null && readsEvidence(actor, place);
    const rows = await commentsOf(db, filter, { after: decodeCursor(cursor, 2), limit: limit + 1, withEvidence });
    const mayWrite = place !== null && rolesIn(actor, place.unitId).some((role) => WRITERS.includes(role));
    const part = cut(rows, limit, ({ writtenAt, id }) => [writtenAt, id]);
    const last = part.items.at(-1);
    const older = part.nextCursor && last ? await olderThan(db, filter, last, withEvidence) : NONE_OLDER;
    return { ...part, older, mayWrite };
  },
});
