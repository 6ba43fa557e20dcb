// What can be done here: one line per operation.
import { assessRisk } from "#lib/risk/assess-risk.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { listWaitingRatings } from "#lib/risk/list-waiting-ratings.query";

export const riskOperations = {
  assessRisk,
  confirmRisk,
  getRisk,
  listWaitingRatings,
};
