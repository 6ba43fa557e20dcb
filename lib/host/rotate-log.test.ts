import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { rotate } from "#lib/host/rotate-log";

test("a log that has grown is kept once, and whoever has it open writes on at the beginning", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "server.log");
  const open = openSync(file, "a");
  onTestFinished(() => closeSync(open));

  writeSync(open, "first\n");
  await rotate(file, 6);
  expect(readFileSync(file, "utf8")).toBe("first\n");

  appendFileSync(file, "second\n");
  await rotate(file, 6);
  writeSync(open, "third\n");
  expect(readFileSync(`${file}.1`, "utf8")).toBe("first\nsecond\n");
  expect(readFileSync(file, "utf8")).toBe("third\n");
});
