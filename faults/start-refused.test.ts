// What stands in the way of a start is said in one sentence that names it, and the start is over.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { leaveHome, openHome, takeHome } from "#lib/host/home";
import { freePort } from "#lib/host/port";
import { aFolder, copyOf, runs, startsNot } from "./product";
import { aDisk, fill, makeReadOnly } from "./small-disk";

const sentence = (line: string) => ({ code: 1, lines: [line] });
const secret = { NEXTAUTH_SECRET: "x".repeat(32) };
const outside = "postgresql://somebody:something@127.0.0.1:1/governance";
const all = { DATABASE_URL: outside, DATABASE_OWNER_URL: outside, DATABASE_READ_URL: outside };

describe("settings", () => {
  test.each([
    [{ COUNTERSIGN_HOMES: "/tmp" }, "COUNTERSIGN_HOMES is not a setting of Countersign."],
    [{ COUNTERSIGN_INTERNAL_DEMO: "1" }, "COUNTERSIGN_INTERNAL_DEMO is not a setting of Countersign."],
    [{ DATABASE_URI: outside }, "DATABASE_URI is not a setting of Countersign."],
    [{ PORT: "http" }, "PORT must be a port number from 1 to 65535."],
    [{ RATE_LIMIT: "0" }, "RATE_LIMIT must be a whole number of requests a second, from 1 to 999999."],
    [{ PORT: "70000" }, "PORT must be a port number from 1 to 65535."],
    [{ COUNTERSIGN_DEMO: "maybe" }, "COUNTERSIGN_DEMO must be on or off."],
    [{ ...all, DATABASE_URL: "mysql://a/b" }, "DATABASE_URL must be a postgresql:// address."],
    [{ EVIDENCE_URL: "/srv/evidence" }, "EVIDENCE_URL must be a file: address."],
    [{ NEXTAUTH_URL: "governance.bank.example" }, "NEXTAUTH_URL must be an http or https address."],
    [{ NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET must have at least 32 characters."],
    [
      { COUNTERSIGN_METRICS_TOKEN: "short", COUNTERSIGN_DRAIN_SECONDS: "301", COUNTERSIGN_LOG: "syslog" },
      "COUNTERSIGN_LOG must be files or stdout; COUNTERSIGN_METRICS_TOKEN must have at least 16 characters and no space; COUNTERSIGN_DRAIN_SECONDS must be a number of seconds from 0 to 300.",
    ],
    [
      { PORT: "0", NEXTAUTH_SECRET: "short" },
      "PORT must be a port number from 1 to 65535; NEXTAUTH_SECRET must have at least 32 characters.",
    ],
    [
      { COUNTERSIGN_DEMO: "off" },
      "NEXTAUTH_SECRET must be set outside demo mode: at least 32 random characters, the same on every machine.",
    ],
    [
      { ...secret, DATABASE_URL: outside },
      "DATABASE_OWNER_URL must be set beside DATABASE_URL: migrations run as the owner of the tables.",
    ],
    [{ ...secret, ...all }, "The database at 127.0.0.1:1 (DATABASE_OWNER_URL) cannot be reached, or it refuses this user."],
  ])("%j", async (env: Record<string, string>, line) => {
    const PORT = String(await freePort());
    expect(await startsNot({ COUNTERSIGN_HOME: join(aFolder(), "home"), PORT, ...env })).toEqual(sentence(line));
  });
});

test("a port that is taken is named, and whoever holds it is left alone", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void holder.close());
  const port = String((holder.address() as { port: number }).port);
  expect(await startsNot({ COUNTERSIGN_HOME: join(aFolder(), "home"), PORT: port })).toEqual(
    sentence(`Port ${port} is taken by another program. Set PORT to a free one.`),
  );
  expect(holder.listening).toBe(true);
});

test("a home that is a file, and evidence that would lie in one", async () => {
  const folder = aFolder();
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(await startsNot({ COUNTERSIGN_HOME: file })).toEqual(
    sentence(`The folder ${file} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`),
  );
  const inIt = {
    COUNTERSIGN_HOME: join(folder, "home"),
    EVIDENCE_URL: `file://${file}/evidence`,
    PORT: String(await freePort()),
  };
  expect(await startsNot(inIt)).toEqual(
    sentence(`The folder at file://${file}/evidence cannot be written. Set EVIDENCE_URL to one that can.`),
  );
});

test.skipIf(!inject("mayMount"))(
  "R20: a folder on which a Countersign of another container runs; not so when that one crashed",
  async () => {
    const container = ["unshare", "--pid", "--fork", "--mount-proc"];
    const home = openHome(join(aFolder(), "home"));
    const port = await freePort();
    await takeHome(home, port);
    const running = readFileSync(join(home, "running.json"));
    expect(await startsNot({ COUNTERSIGN_HOME: home, PORT: String(await freePort()) }, container)).toEqual(
      sentence(
        `Countersign already runs on ${home}, in another container or on another machine. It was left alone. One folder is for one Countersign.`,
      ),
    );
    leaveHome(home);
    writeFileSync(join(home, "running.json"), running);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, "127.0.0.1", resolve));
    onTestFinished(() => void holder.close());
    // It takes the folder over, and gets as far as the next thing that stands in its way.
    expect(await startsNot({ COUNTERSIGN_HOME: home, PORT: String(port) }, container)).toEqual(
      sentence(`Port ${port} is taken by another program. Set PORT to a free one.`),
    );
  },
);

/** Root may write anywhere but on a disk that is read-only, and mounting one takes root. */
const isRoot = process.getuid?.() === 0;

test.skipIf(isRoot && !inject("mayMount"))("a home that is read-only", async () => {
  const folder = aFolder();
  const home = isRoot ? aDisk(folder, "home", 1) : join(folder, "home");
  if (isRoot) makeReadOnly(home);
  else mkdirSync(home, { mode: 0o500 });
  expect(await startsNot({ COUNTERSIGN_HOME: home })).toEqual(
    sentence(`The folder ${home} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`),
  );
});

describe.skipIf(!inject("mayMount"))("a full disk", () => {
  const full = (what: string) =>
    sentence(`The disk that holds ${what} is full. Free some space and start again; nothing was lost.`);

  test("at the first start, with nothing left on it and with too little for a database", async () => {
    const disk = aDisk(aFolder(), "disk", 10);
    const free = fill(disk);
    expect(await startsNot({ COUNTERSIGN_HOME: disk, PORT: String(await freePort()) })).toEqual(full(join(disk, "running.json")));
    free();
    expect(await startsNot({ COUNTERSIGN_HOME: disk, PORT: String(await freePort()) })).toEqual(full(join(disk, "postgres")));
  });

  test("at a later start; with space again the database opens as it was", async () => {
    const disk = aDisk(aFolder(), "disk", 240);
    const home = copyOf(inject("template"), disk);
    const free = fill(disk);
    expect(await startsNot({ COUNTERSIGN_HOME: home, PORT: String(await freePort()) })).toEqual(full(join(home, "running.json")));
    free();
    const verified = await runs([process.execPath, "bin/countersign.mjs", "verify-ledger"], { COUNTERSIGN_HOME: home });
    expect(verified).toMatchObject({ code: 0, lines: [expect.stringContaining("The ledger holds")] });
  });
});
