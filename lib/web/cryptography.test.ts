// What the sources draw and hash with. What is scanned is every file that runs in the product, and no test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDERS = ["lib", "app", "components"];
const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.|\.fixture\.|(^|\/)test\/|\/generated\//.test(file);
const files = ["proxy.ts", "instrumentation-client.ts"].concat(
  FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file))),
);
const sources = files.filter(isSource).map((file) => ({ file, text: readFileSync(file, "utf8") }));

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
