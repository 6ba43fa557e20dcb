// What can be done here: one line per operation.
import { listInbox } from "#lib/inbox/list-inbox.query";

export const inboxOperations = {
  listInbox,
};
