import { expect, test } from "vitest";
import { digest } from "#lib/models/text.schema";

const bare = "a1".repeat(32);

test.each([bare, bare.toUpperCase(), ` ${bare}\n`, `sha256:${bare}`, `SHA256:${bare}`])(
  "%j is kept as sha256: and its digits",
  (text) => expect(digest.parse(text)).toBe(`sha256:${bare}`),
);

test.each(["", bare.slice(1), `${bare}0`, `md5:${bare}`, `g${bare.slice(1)}`])("%j is no digest", (text) =>
  expect(digest.safeParse(text).success).toBe(false),
);
