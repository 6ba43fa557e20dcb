// Signatures that somebody may not give: as a decision, and as a row.
import { randomUUID } from "node:crypto";
import type { InputOf } from "#lib/core/operation";
import { writer } from "#lib/db/writer";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { type Attack, alsoHolds } from "#lib/test/attack";
import { forge } from "#lib/test/forge";
import { aPersonWithPassword, PASSWORD } from "#lib/test/people";
import { aModelIn, asks, decides, prepares, type Signer } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";

const signoffOf = async (transitionId: string, meaning: string) =>
  (await writer().signoff.findFirstOrThrow({ where: { transitionId, meaning }, include: { transition: true } })) as {
    id: string;
    transition: { dossierHash: string | null };
  };

/** The same decision by payload and by row. */
async function signing(by: Signer, transitionId: string, meaning: string, role: string, rule: string) {
  const { id, transition } = await signoffOf(transitionId, meaning);
  const dossierHash = transition.dossierHash ?? "";
  const proof = { email: by.email, secret: PASSWORD, statementAccepted: 1 };
  const input = { signoffId: id, decision: "sign", dossierHash, ...proof } satisfies InputOf<typeof decideSignoff>;
  return {
    by,
    operation: decideSignoff,
    input,
    says: rule,
    event: "signoff.refused",
    subject: id,
    sql: { change: forge({ signoffId: id, personId: by.id, role }), says: rule, state: "CS006" },
  } satisfies Attack;
}

/** Attacks on one open line: everybody holds the role it asks for, so that only who they are stands in the way. */
export async function atValidation(): Promise<Record<string, Attack>> {
  const one = await aModelIn("in_validation", { tier: "high" });
  const { author, owner, compliance, risk, unitId } = one.world;
  for (const person of [author, owner, compliance]) await alsoHolds(person, "validator", unitId);
  await prepares(one, "approved");
  const asker = await aPersonWithPassword(["risk_officer", "validator"], unitId);
  const earlier = await aPersonWithPassword(["validator"], unitId);
  await unguarded(`
    insert into model_version (id, model_id, label, number, stage, stage_since, facts, created_by, created_at)
      select '${one.versionId}-0', model_id, '0.9', 0, 'rejected', now(), facts, created_by, now() from model_version where id = '${one.versionId}';
    insert into version_author (version_id, person_id, added_by, added_at) values ('${one.versionId}-0', '${earlier.id}', 'test', now())`);
  const transitionId = await asks(one, "approved", asker);
  await decides(compliance, (await signoffOf(transitionId, "compliance_reviewed")).id);
  const [admin, auditor] = [await aPersonWithPassword(["admin"]), await aPersonWithPassword(["auditor"])];
  const tries = (by: Signer, rule: string) => signing(by, transitionId, "validated", "validator", rule);
  // The guard of roles refuses to make signers of them; here they hold the role all the same, so that the guard of signatures stands alone.
  for (const { id } of [admin, auditor])
    await unguarded(`
      insert into role_grant (id, person_id, role, unit_id, state, granted_by, granted_at)
        values ('${randomUUID()}', '${id}', 'validator', '${unitId}', 'active', '${risk.id}', now())`);
  return {
    "SD-1": await tries(author, "SD-1"),
    "SD-2": await tries(owner, "SD-2"),
    "SD-3": await tries(compliance, "SD-3"),
    "SD-4": await tries(earlier, "SD-4"),
    "SD-8": await tries(admin, "SD-8"),
    "SD-12": await tries(auditor, "SD-12"),
    "SD-15": await tries(asker, "SD-15"),
  };
}

export async function atRelease(): Promise<Attack> {
  const one = await aModelIn("approved", { tier: "low" });
  await prepares(one, "in_production");
  const transitionId = await asks(one, "in_production");
  await decides(one.world.owner, (await signoffOf(transitionId, "acknowledged")).id);
  // The author asked for it, and would be told SD-15 first by the database: so somebody else is made the one who asked.
  await unguarded(`update transition set requested_by = '${one.world.peer.id}' where id = '${transitionId}'`);
  return signing(one.world.author, transitionId, "released", "data_scientist", "SD-7");
}
