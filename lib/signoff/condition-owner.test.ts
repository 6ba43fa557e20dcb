// The owner of a condition is somebody of the unit who can do something about it.
import { expect, test } from "vitest";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { aPerson, aUnit, PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, asks, openAt, prepares } from "#lib/test/signoff";

test("nobody of another unit, and no auditor, is made the owner of a condition", async () => {
  const one = await aCase("high");
  await prepares(one, "in_development");
  const [first] = await openAt(one, await asks(one, "in_development"));
  if (!first) throw new Error("the request has an open sign-off");
  const { signer, id: signoffId } = first;
  const { dossierHash } = await signer.does(getSignoff, { signoffId });
  const outsiders = [await aPerson(["model_owner"], await aUnit()), await aPerson(["auditor"], one.world.unitId)];
  const signing = (ownerId: string) =>
    signer.does(decideSignoff, {
      signoffId,
      dossierHash,
      decision: "sign_with_conditions",
      conditions: [{ text: "Look again.", ownerId, dueOn: "2999-01-01" }],
      email: signer.email,
      secret: PASSWORD,
      statementAccepted: 1,
    });
  for (const { id } of outsiders)
    expect(await refusal(signing(id))).toEqual({ code: "invalid", reasons: ["signoff.condition_owner"] });
  expect(await signing(one.world.owner.id)).toMatchObject({ state: "signed" });
});
