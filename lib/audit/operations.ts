// What can be done here: one line per operation.
import { finishVerification } from "#lib/audit/finish-verification.command";
import { getVerification } from "#lib/audit/get-verification.query";
import { listEvents } from "#lib/audit/list-events.query";
import { listVerifications } from "#lib/audit/list-verifications.query";
import { requestVerification } from "#lib/audit/request-verification.command";

export const auditOperations = {
  listEvents,
  requestVerification,
  finishVerification,
  getVerification,
  listVerifications,
};
