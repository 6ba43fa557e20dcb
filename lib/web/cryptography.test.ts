// What the product draws and hashes with.
import { expect, test } from "vitest";
import { sources } from "#lib/test/sources";

/** What stands in the round brackets of each call, with the file it is in. */
const calls = (name: string) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(new RegExp(`\\b${name}\\(([^,)]*)`, "g"))].map(([, given = ""]) => ({ file, given: given.trim() })),
  );

test("what nobody may guess is drawn from the system's generator, 128 bits of it or more", () => {
  expect(sources.length).toBeGreaterThan(500);
  // How long one waits before trying again may be guessed.
  expect(calls("Math\\.random").map(({ file }) => file)).toEqual(["lib/core/attempts.ts", "lib/db/migrate.ts"]);
  const drawn = calls("randomBytes");
  expect(drawn.length).toBeGreaterThan(4);
  expect(drawn.filter(({ given }) => !(Number(given) >= 16))).toEqual([]);
});

test("a token that lets somebody in has 256 bits", () => {
  const tokens = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/randomBytes\((\d+)\)\.toString\("base64url"\)/g)].map(([, bytes]) => ({ file, bits: 8 * Number(bytes) })),
  );
  expect(tokens).toEqual([
    { file: "lib/people/create-api-key.command.ts", bits: 256 },
    { file: "lib/people/store.ts", bits: 256 },
    { file: "lib/web/sessions.ts", bits: 256 },
  ]);
});

test("nothing is hashed with less than SHA-256, and nothing is enciphered by hand", () => {
  const hashes = calls("create(?:Hash|Hmac)");
  expect(hashes.length).toBeGreaterThan(10);
  expect(hashes.filter(({ given }) => given !== '"sha256"')).toEqual([]);
  expect(calls("create(?:Cipher|Decipher)(?:iv)?")).toEqual([]);
});
