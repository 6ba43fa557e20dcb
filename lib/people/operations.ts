// What can be done here: one line per operation.
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { changePassword } from "#lib/people/change-password.command";
import { confirmGrant } from "#lib/people/confirm-grant.command";
import { createApiKey } from "#lib/people/create-api-key.command";
import { deactivatePerson } from "#lib/people/deactivate-person.command";
import { endGrant } from "#lib/people/end-grant.command";
import { endMySessions } from "#lib/people/end-my-sessions.command";
import { endPersonSessions } from "#lib/people/end-person-sessions.command";
import { endSession } from "#lib/people/end-session.command";
import { getFirstSteps } from "#lib/people/get-first-steps.query";
import { getMe } from "#lib/people/get-me.query";
import { getPerson } from "#lib/people/get-person.query";
import { grantRole } from "#lib/people/grant-role.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { listApiKeys } from "#lib/people/list-api-keys.query";
import { listMySessions } from "#lib/people/list-my-sessions.query";
import { listPendingGrants } from "#lib/people/list-pending-grants.query";
import { listPeople } from "#lib/people/list-people.query";
import { reactivatePerson } from "#lib/people/reactivate-person.command";
import { refuseGrant } from "#lib/people/refuse-grant.command";
import { resetPassword } from "#lib/people/reset-password.command";
import { revokeApiKey } from "#lib/people/revoke-api-key.command";
import { setLanguage } from "#lib/people/set-language.command";

export const peopleOperations = {
  invitePerson,
  acceptInvitation,
  grantRole,
  confirmGrant,
  refuseGrant,
  endGrant,
  deactivatePerson,
  reactivatePerson,
  resetPassword,
  endPersonSessions,
  listPeople,
  getPerson,
  listPendingGrants,
  getMe,
  getFirstSteps,
  changePassword,
  setLanguage,
  listMySessions,
  endSession,
  endMySessions,
  createApiKey,
  revokeApiKey,
  listApiKeys,
};
