import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/access/password";

test("a password is kept as argon2id of 19 MiB in two passes, with a salt of its own, and no two hashes are alike", async () => {
  const [one, two] = [await hashPassword("seven herons over the weir"), await hashPassword("seven herons over the weir")];
  for (const hash of [one, two]) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{20,}\$[^$]{40,}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "seven herons over the weir")).toBe(true);
});

test.each([
  "Seven herons over the weir",
  "seven herons over the weir ",
  "seven herons over the wei",
  "",
  "seven herons over the weir\0",
])("%j is another password: nothing is cut off, trimmed or lowered", async (typed) => {
  expect(await verifyPassword(await hashPassword("seven herons over the weir"), typed)).toBe(false);
});
