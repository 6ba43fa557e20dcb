// What can be done here: one line per operation.
import { addComment } from "#lib/signoff/add-comment.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { listComments } from "#lib/signoff/list-comments.query";
import { listSignoffs } from "#lib/signoff/list-signoffs.query";
import { listTransitions } from "#lib/signoff/list-transitions.query";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { resolveComments } from "#lib/signoff/resolve-comments.command";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { withdrawTransition } from "#lib/signoff/withdraw-transition.command";

export const signoffOperations = {
  requestTransition,
  withdrawTransition,
  getTransition,
  listTransitions,
  getSignoff,
  decideSignoff,
  withdrawSignature,
  listSignoffs,
  addComment,
  resolveComments,
  listComments,
};
