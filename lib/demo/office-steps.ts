// Steps beside the models: a key, an invitation, an import, an export, a verification.

import { requestVerification } from "#lib/audit/request-verification.command";
import type { OfficeStep } from "#lib/demo/portfolio.schema";
import type { Scene } from "#lib/demo/scene";
import { createApiKey } from "#lib/people/create-api-key.command";
import { invitePerson } from "#lib/people/invite-person.command";

export async function actInOffice(scene: Scene, step: OfficeStep): Promise<void> {
  switch (step.do) {
    case "key":
      await scene.does(step.by, createApiKey, { name: step.name, scopes: ["read"], expiresInDays: step.days });
      return;
    case "invite":
      await scene.atTheMachine(invitePerson, { email: step.email, name: step.name });
      return;
    case "verify":
      await scene.does(step.by, requestVerification, {});
      return;
    default:
      return;
  }
}
