// What can be done here: one line per operation.
import { countWaiting } from "#lib/inbox/count-waiting.query";
import { listInbox } from "#lib/inbox/list-inbox.query";

export const inboxOperations = {
  listInbox,
  countWaiting,
};
