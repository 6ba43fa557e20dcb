// Random people with random roles try random decisions through the door: a version moves only behind a full set of valid signatures.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { MEANING_KIND, type Meaning, SIGNING_ROLES } from "#lib/lifecycle/schema";
import { grantRole } from "#lib/people/grant-role.command";
import { dossierHash, manifestHash } from "#lib/signoff/dossier";
import { dossierSchema, manifestSchema } from "#lib/signoff/dossier.schema";
import { DECISIONS } from "#lib/signoff/schema";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { atTheMachine } from "#lib/test/people";
import { aCase, asks, aWorld, decides, prepares, type Signer } from "#lib/test/signoff";

const PARTS = ["owner", "compliance", "risk", "risk2", "author", "validator"] as const;

const attempt = fc.record({
  who: fc.constantFrom(...PARTS),
  line: fc.nat(2),
  does: fc.oneof(
    { weight: 12, arbitrary: fc.constant("sign" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DECISIONS, "withdraw" as const) },
  ),
});
const scene = fc.record({
  also: fc.record({
    who: fc.constantFrom("owner" as const, "author" as const, "validator" as const),
    role: fc.constantFrom(...SIGNING_ROLES),
  }),
  attempts: fc.array(attempt, { minLength: 14, maxLength: 18 }),
});

const tries = async (person: Signer, signoffId: string, does: (typeof DECISIONS)[number] | "withdraw") => {
  try {
    if (does === "withdraw") return void (await person.does(withdrawSignature, { signoffId, reason: "Because." }));
    const conditions =
      does === "sign_with_conditions" ? { conditions: [{ text: "Look again.", ownerId: person.id, dueOn: "2999-01-01" }] } : {};
    await decides(person, signoffId, { decision: does, reason: "Because.", ...conditions });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
};

/** Reads everything back and checks it without the product's own rules of who may sign. */
async function isWhole(transitionId: string, ownerId: string) {
  const request = await writer().transition.findUniqueOrThrow({
    where: { id: transitionId },
    include: { signoffs: { include: { signatures: true } }, version: { include: { authors: true } } },
  });
  expect(dossierHash(dossierSchema.parse(request.dossier))).toBe(request.dossierHash);
  expect(request.version.stage === "in_development").toBe(request.state === "approved");
  if (request.state !== "approved") return;
  const signers = request.signoffs.map(({ meaning, roles, signatures }) => {
    const standing = signatures.filter(({ withdrawnAt, voidedAt }) => !withdrawnAt && !voidedAt);
    expect(standing).toHaveLength(1);
    const [signature] = standing;
    if (!signature) throw new Error("one stands");
    const manifest = manifestSchema.parse(signature.manifest);
    expect(signature).toMatchObject({ dossierHash: request.dossierHash, manifestHash: manifestHash(manifest) });
    expect(manifest).toMatchObject({
      dossierHash: request.dossierHash,
      personId: signature.personId,
      signoffId: signature.signoffId,
    });
    expect(roles).toContain(signature.role);
    if (MEANING_KIND[meaning as Meaning] === "independent")
      expect([ownerId, request.requestedBy, ...request.version.authors.map(({ personId }) => personId)]).not.toContain(
        signature.personId,
      );
    return signature.personId;
  });
  expect(new Set(signers).size).toBe(signers.length);
}

test("approved is never reached without each signature, on this dossier, by somebody who may give it", async () => {
  let approved = 0;
  await fc.assert(
    fc.asyncProperty(scene, async ({ also, attempts }) => {
      const world = await aWorld();
      await run(grantRole, { personId: world[also.who].id, role: also.role, unitId: world.unitId }, atTheMachine()).catch(
        () => undefined,
      );
      const one = await aCase("high", world);
      await prepares(one, "in_development");
      const transitionId = await asks(one, "in_development");
      const lines = await writer().signoff.findMany({ where: { transitionId }, orderBy: { ordinal: "asc" } });
      for (const { who, line, does } of attempts) await tries(world[who], lines[line]?.id ?? "", does);
      await isWhole(transitionId, world.owner.id);
      approved += await writer().transition.count({ where: { id: transitionId, state: "approved" } });
    }),
    { numRuns: 8, seed: 20261123, endOnFailure: true },
  );
  expect(approved).toBeGreaterThan(0);
}, 300_000);
