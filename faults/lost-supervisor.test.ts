// A supervisor that dies the moment it has started a program: the program, which is still being loaded, ends too and holds no port.
import { expect, test } from "vitest";
import { alive, until } from "./processes";
import { runs } from "./product";

const SUPERVISOR = `
  import { execFileSync } from "node:child_process";
  import { startChild } from "./lib/host/child.ts";
  startChild("program", ["-e", "setInterval(Boolean, 1000)"], {}, null);
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\\n");
  console.log(all.map((line) => line.trim().split(/ +/)).find(([, parent]) => parent === String(process.pid))[0]);
  process.kill(process.pid, "SIGKILL");
`;

test("a program whose supervisor was killed while it was being loaded ends by itself", async () => {
  const { code, lines } = await runs([process.execPath, "--input-type=module", "-e", SUPERVISOR], {});
  expect(code).toBe(null);
  const program = Number(lines.at(-1));
  expect(program).toBeGreaterThan(1);
  await until("the program ended", () => alive([program]).length === 0, 30);
});
