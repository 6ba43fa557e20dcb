// A key given twice answers for the very same input, and what is signed is part of the input.
import { expect, test } from "vitest";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { PASSWORD } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aCase, prepares } from "#lib/test/signoff";

test("asking again with a signature under the key of a request without one is told so, and answers for no signature", async () => {
  const one = await aCase("medium");
  await prepares(one, "in_development");
  const { owner } = one.world;
  const asked = { versionId: one.versionId, to: "in_development" } as const;
  const plain = await owner.does(requestTransition, asked, "one-key");
  expect(plain.signoffs.map(({ state }) => state)).not.toContain("signed");
  const sign = { email: owner.email, secret: PASSWORD, statementAccepted: 1 };
  expect(await refusal(owner.does(requestTransition, { ...asked, sign }, "one-key"))).toEqual({
    code: "invalid",
    reasons: ["idempotency.other_input"],
  });
});

test("the secret alone is no part of the input: the same answer, whatever was typed", async () => {
  const one = await aCase("medium");
  await prepares(one, "in_development");
  const { owner } = one.world;
  const sign = (secret: string) => ({ email: owner.email, secret, statementAccepted: 1 });
  const asked = { versionId: one.versionId, to: "in_development" } as const;
  const first = await owner.does(requestTransition, { ...asked, sign: sign(PASSWORD) }, "two-key");
  expect(first.signoffs.map(({ state }) => state)).toContain("signed");
  expect(await owner.does(requestTransition, { ...asked, sign: sign("mistyped") }, "two-key")).toEqual(first);
});
