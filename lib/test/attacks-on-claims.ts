// What takes a second person without a signature: tiers, claims, evidence, roles.
import { answerControl } from "#lib/checklist/answer-control.command";
import { confirmNotApplicable } from "#lib/checklist/confirm-not-applicable.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import type { WriteDb } from "#lib/db/types";
import { writer } from "#lib/db/writer";
import { confirmGrant } from "#lib/people/confirm-grant.command";
import { grantRole } from "#lib/people/grant-role.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { type Attack, alsoHolds } from "#lib/test/attack";
import { answeredWithFile } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPersonWithPassword } from "#lib/test/people";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, aWorld } from "#lib/test/signoff";

const assessment = (id: string, data: object) => (db: WriteDb) => db.assessment.update({ where: { id }, data });

/** Tiers confirmed by whoever asked for the lower one, and by the owner. */
export async function onRatings(): Promise<Record<string, Attack>> {
  const world = await aWorld();
  const lowered = await aKnownModel({ businessUnit: world.unitId });
  const { id: loweredId } = await rated(lowered, "high");
  const override = { tier: "medium" as const, reason: "Two people use it." };
  await world.risk.does(confirmRisk, { assessmentId: loweredId, override });
  const kept = await writer().assessment.findUniqueOrThrow({ where: { id: loweredId } });
  const own = await aKnownModel({ businessUnit: world.unitId, owner: world.owner });
  await alsoHolds(world.owner, "risk_officer", world.unitId);
  const { id: ownId } = await rated(own, "low");
  return {
    "SD-6 reduction": {
      by: world.risk,
      operation: confirmRisk,
      input: { assessmentId: loweredId },
      says: "SD-6",
      event: "signoff.refused",
      subject: loweredId,
      sql: {
        change: assessment(loweredId, {
          status: "confirmed",
          tier: "medium",
          override: kept.override ?? {},
          secondBy: world.risk.id,
        }),
        says: "SD-6",
        state: "CS015",
      },
    },
    "SD-16": {
      by: world.owner,
      operation: confirmRisk,
      input: { assessmentId: ownId },
      says: "SD-16",
      event: "signoff.refused",
      subject: ownId,
      sql: {
        change: assessment(ownId, { status: "confirmed", confirmedBy: world.owner.id, confirmedAt: new Date() }),
        says: "SD-16",
        state: "CS015",
      },
    },
  };
}

/** A claim and a file, each judged by whoever made it. */
export async function onChecklist(): Promise<Record<string, Attack>> {
  const { world, versionId } = await aCase("high");
  const { validator, compliance } = world;
  const at = { versionId, controlId: "CC-INV-04" };
  await compliance.does(answerControl, { ...at, status: "not_applicable", note: "Used by nobody in the EU." });
  const evidence = await answeredWithFile(validator, { versionId, controlId: "CC-VAL-02" });
  return {
    "SD-6 not applicable": {
      by: compliance,
      operation: confirmNotApplicable,
      input: at,
      says: "SD-6",
      event: "signoff.refused",
      subject: versionId,
      sql: {
        change: (db) => db.controlAnswer.updateMany({ where: at, data: { confirmedBy: compliance.id, confirmedAt: new Date() } }),
        says: "SD-6",
        state: "CS015",
      },
    },
    "SD-11": {
      by: validator,
      operation: reviewEvidence,
      input: { evidenceId: evidence.id, accepted: true },
      says: "SD-11",
      event: "signoff.refused",
      subject: evidence.id,
      sql: {
        change: (db) =>
          db.attachment.update({ where: { id: evidence.id }, data: { state: "accepted", reviewedBy: validator.id } }),
        says: "SD-11",
        state: "CS015",
      },
    },
  };
}

/** Once a risk officer has signed in, whoever gives a signing role does not bring it into force. */
export async function onGrants(): Promise<Attack> {
  const unitId = await anOrganisation();
  const [admin, person] = [await aPersonWithPassword(["admin"]), await aPersonWithPassword(["data_scientist"])];
  await asOwner(
    `insert into session (id, person_id, created_at, last_seen_at, expires_at, failed_sign_ins, failed_signings)
       select 'once', person_id, now(), now(), now(), 0, 0 from role_grant where role = 'risk_officer' and during_set_up limit 1`,
  );
  const { id } = await admin.does(grantRole, { personId: person.id, role: "validator", unitId });
  return {
    by: admin,
    operation: confirmGrant,
    input: { grantId: id },
    says: "SD-14.granter",
    event: "grant.refused",
    subject: id,
    sql: {
      change: (db) =>
        db.roleGrant.update({ where: { id }, data: { state: "active", confirmedBy: admin.id, confirmedAt: new Date() } }),
      says: "SD-14",
      state: "CS016",
    },
  };
}
