// The command line as somebody at the terminal meets it: a program of its own, its words and its exit code.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { sealAll, tamper } from "#lib/test/ledger";
import { aPerson } from "#lib/test/people";

// Each call starts a program.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "countersign-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { code: number | null; out: string; err: string };

const countersign = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "lib/host/cli.ts", ...args], {
      env: { ...process.env, COUNTERSIGN_HOME: join(folder, "home") },
    });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      said.out += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      said.err += String(chunk);
    });
    child.on("close", (code) => resolve({ code, ...said }));
  });

test.each([
  [[], "A verb is missing."],
  [["reticulate"], "reticulate is no verb."],
  [["import"], "The file is missing."],
  [["import", "a.csv", "--mode", "guess"], "guess is no mode. Modes are import, dry-run, compare."],
  [["api-key", "nobody"], "nobody is not an e-mail address."],
  [["person", "a@bank.example", "--role", "king"], "king is no role."],
  [["verify-ledger", "--quickly"], "Unknown option"],
  [["doctor", "now"], "now was not expected."],
])("%j is wrong use: told in a sentence with the usage, exit 2", async (args, sentence) => {
  const { code, err } = await countersign(...args);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
  expect(err).toContain("Usage: npm run -s countersign -- <verb>");
});

test("what cannot be done is one sentence without a usage, exit 1", async () => {
  expect(await countersign("import", join(folder, "none.csv"))).toMatchObject({
    code: 1,
    err: `There is no file ${join(folder, "none.csv")}.\n`,
  });
  const key = await countersign("api-key", "stranger@bank.example");
  expect(key).toMatchObject({ code: 1, err: "There is nobody with the address stranger@bank.example here.\n" });
});

test("a file is imported in somebody's name, without a worker, and every row is accounted for", async () => {
  const file = join(folder, "models.csv");
  const header = "agency,agency_name,id,use_case_name,development_stage,is_high_impact";
  writeFileSync(
    file,
    [header, "X,Agency X,1,Alpha,Deployed,Not High-impact", "X,Agency X,2,Beta,Somewhere,Not High-impact"].join("\r\n"),
  );
  expect(await countersign("import", file)).toMatchObject({
    code: 1,
    err: "Nobody here may import: that takes an administrator or a risk officer.\n",
  });
  await aPerson(["admin"]);
  const tried = await countersign("import", file, "--mode", "dry-run");
  expect(tried).toMatchObject({
    code: 0,
    out: expect.stringContaining("2 rows: 1 created, 0 updated, 0 unchanged, 1 rejected (dry run"),
  });
  const { code, out } = await countersign("import", file, "--mapping", "us-federal-ai-2025");
  expect(out).toMatch(
    /^In the name of Test admin .*, p-.*@test\.example\.\n2 rows: 1 created, 0 updated, 0 unchanged, 1 rejected\.\n {2}row 3, development_stage: /,
  );
  expect(code).toBe(0);
});

test("the ledger is verified: exit 0 when it holds, 1 and the entry by name when it does not", async () => {
  await sealAll();
  expect(await countersign("verify-ledger")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The ledger holds: \d+ entries recomputed/),
  });
  await tamper("ledger_event", "update ledger_event set actor_id = 'nobody' where event = 'unit.created'");
  const { code, out } = await countersign("verify-ledger");
  expect(code).toBe(1);
  expect(out).toMatch(/^The ledger does not hold: .*\n {2}Entry \d+: .* was altered after sealing\./);
});
