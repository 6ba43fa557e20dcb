// What was signed, altered by somebody with the keys to the server: each signature and dossier that no longer holds is named.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyRecord } from "#lib/audit/verify-record";
import { worded } from "#lib/core/wording";
import { readerPool } from "#lib/db/reader";
import { writer } from "#lib/db/writer";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aCase, aWorld, type Case, passes } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";

let one: Case;
let other: Case;
beforeAll(async () => {
  const world = await aWorld();
  one = await aCase("medium", world);
  other = await aCase("medium", world);
  for (const each of [one, other]) await passes(each, "in_development");
}, 120_000);

const told = async () => {
  await sealAll();
  const { faults } = await verifyRecord(readerPool());
  return faults.filter(({ kind }) => kind !== "guard");
};
const lines = async () => (await told()).map(({ because: { code }, key }) => `${code} ${key}`);
const requestOf = ({ versionId }: Case) => writer().transition.findFirstOrThrow({ where: { versionId } });
const signatureOf = ({ versionId }: Case) => writer().signature.findFirstOrThrow({ where: { versionId } });

/** Without guards, and without the capture that would put the change on record: what only the signatures themselves can tell. */
const uncaptured = (table: string, statement: string) =>
  unguarded(
    `alter table ${table} disable trigger ledger_capture; ${statement}; alter table ${table} enable always trigger ledger_capture`,
  );

beforeEach(async () => expect(await told()).toEqual([]));

describe("E1: one byte of what was signed", () => {
  test.each([
    [
      "a letter of the dossier",
      `jsonb_set(dossier, '{model,material,purpose}', to_jsonb(replace(dossier #>> '{model,material,purpose}', 'oldest', 'eldest')))`,
    ],
    ["a null that becomes a text", `jsonb_set(dossier, '{assessment,override}', '"none"')`],
    ["a field beside the others", `dossier || '{"note": ""}'`],
  ])("%s is found, and the request named", async (_what, altered) => {
    const { id, dossier } = await requestOf(one);
    const kept = JSON.stringify(dossier).replaceAll("'", "''");
    await uncaptured("transition", `update transition set dossier = ${altered} where id = '${id}'`);
    expect(await lines()).toEqual([`ledger.row_differs ${id}`, `ledger.dossier_altered ${id}`]);
    await uncaptured("transition", `update transition set dossier = '${kept}' where id = '${id}'`);
  });

  test("of a manifest is found, and the signature named", async () => {
    const { id } = await signatureOf(one);
    const swap = (from: string, to: string) =>
      uncaptured(
        "signature",
        `update signature set manifest = replace(manifest::text, '${from}', '${to}')::jsonb where id = '${id}'`,
      );
    await swap('"renderingVersion": 1', '"renderingVersion": 2');
    expect(await lines()).toEqual([`ledger.row_differs ${id}`, `ledger.manifest_altered ${id}`]);
    await swap('"renderingVersion": 2', '"renderingVersion": 1');
  });

  test("of the printed name is found by its commitment", async () => {
    const { id, printedName } = await signatureOf(one);
    await uncaptured("signature", `update signature set printed_name = 'Somebody else' where id = '${id}'`);
    const faults = await told();
    expect(faults.map(({ because }) => because.code)).toEqual(["ledger.row_differs", "ledger.name_altered"]);
    expect(faults.every(({ because }) => !worded(because).message.startsWith("ledger."))).toBe(true);
    await uncaptured("signature", `update signature set printed_name = '${printedName}' where id = '${id}'`);
  });
});

describe("E9: a signature moved", () => {
  test.each([
    [
      "to another sign-off",
      async (id: string) => {
        const { signoffId } = await signatureOf(other);
        return `update signature set signoff_id = '${signoffId}' where id = '${id}'`;
      },
    ],
    [
      "to another request and version",
      async (id: string) => {
        const { signoffId, transitionId, versionId, dossierHash } = await signatureOf(other);
        return `update signature set signoff_id = '${signoffId}', transition_id = '${transitionId}', version_id = '${versionId}', dossier_hash = '${dossierHash}' where id = '${id}'`;
      },
    ],
    ["to another person", async (id: string) => `update signature set person_id = '${one.world.peer.id}' where id = '${id}'`],
    [
      "to another instant",
      async (id: string) => `update signature set signed_at = signed_at - interval '1 day' where id = '${id}'`,
    ],
  ])("%s is found, also when the ledger has the change on record, and what it leaves unsigned", async (_where, moving) => {
    const { id, signoffId, transitionId, versionId, dossierHash, personId, signedAt } = await signatureOf(one);
    await unguarded(`drop index one_standing_signature_per_signoff; ${await moving(id)}`);
    const found = await lines();
    expect(found).toContain(`ledger.signature_moved ${id}`);
    expect(found.filter((line) => line.startsWith("ledger.unsigned"))).toEqual(
      (await signatureOf(other)).id !== id &&
        (await asOwner("select from signature where id = $1 and signoff_id <> $2", [id, signoffId])).length > 0
        ? [`ledger.unsigned ${signoffId}`]
        : [],
    );
    await unguarded(`update signature set signoff_id = '${signoffId}', transition_id = '${transitionId}', version_id = '${versionId}',
      dossier_hash = '${dossierHash}', person_id = '${personId}', signed_at = '${signedAt.toISOString()}' where id = '${id}';
      create unique index one_standing_signature_per_signoff on signature (signoff_id) where withdrawn_at is null and voided_at is null`);
  });

  test("a sign-off called signed that nobody signed is named", async () => {
    const { id, signoffId } = await signatureOf(one);
    await uncaptured("signature", `update signature set voided_at = now() where id = '${id}'`);
    expect(await lines()).toEqual([`ledger.row_differs ${id}`, `ledger.unsigned ${signoffId}`]);
    await uncaptured("signature", `update signature set voided_at = null where id = '${id}'`);
  });
});
