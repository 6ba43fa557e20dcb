// A generator that others wrote asks the API by its own description, as the one of faults/fuzz.test.ts does. It runs where the machine
// has it: `pip install schemathesis`, and SCHEMATHESIS=/path/to/st where `st` is not found by itself (CONTRIBUTING.md).
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject, test } from "vitest";
import { crowdOf } from "./crowd";
import { SCHEMATHESIS } from "./peers";
import { countersign } from "./people";
import { aFolder, aProduct, copyOf, runs } from "./product";

const EXAMPLES = process.env.SCHEMATHESIS_EXAMPLES ?? "20";
/** It keeps what it found between runs in the folder it runs in. */
const within = (folder: string) => ["env", "-C", folder, SCHEMATHESIS];

const SETTINGS = `
[checks]
# What is well formed may still be refused by a rule, or name a page of a list that no list gave (422); an address may be too long (431).
positive_data_acceptance.expected-statuses = ["2xx", "3xx", 401, 403, 404, 409, 422, 429]
negative_data_rejection.expected-statuses = ["400", 401, 403, 404, 405, 409, 413, 415, 422, 429, 431]
`;

test("schemathesis finds nothing, whoever it is", async ({ expect }) => {
  const { url, home } = await aProduct(copyOf(inject("template"), aFolder()), { RATE_LIMIT: "100000" });
  const people = await crowdOf(url);
  const folder = aFolder();
  const settings = join(folder, "settings.toml");
  writeFileSync(settings, SETTINGS);
  for (const name of ["key admin", "key risk-officer", "key data-scientist"]) {
    const asked = [...within(folder), "--config-file", settings, "run", `${url}/api/openapi.json`, "--seed", "7"];
    const how = ["--no-color", "--max-examples", EXAMPLES, "--header", `Authorization: ${people.get(name)?.authorization}`];
    const { code, lines } = await runs([...asked, ...how], {});
    expect({ name, code, lines: code === 0 ? [] : lines.slice(-400) }).toEqual({ name, code: 0, lines: [] });
  }
  expect(await countersign(home, "verify-ledger")).toMatchObject({ code: 0 });
}, 3_600_000);
