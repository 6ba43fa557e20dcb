// What the system says about a process of a given number. A zombie counts as none.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const asked = (column: string, pid: number): string | null => {
  const said = execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return said.trim() || null;
};

const onLinux = (pid: number): string | null => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return fields[0] === "Z" ? null : (fields[19] ?? null);
};

const orNull = (ask: () => string | null): string | null => {
  try {
    return ask();
  } catch {
    return null;
  }
};

/** When it started, as the system states it: number and start together name one process, for numbers are used again. */
export const startedAt = (pid: number): string | null =>
  orNull(() => (process.platform === "linux" ? onLinux(pid) : asked("lstart", pid)));

/** The command it was started with. */
export const commandOf = (pid: number): string | null =>
  orNull(
    () =>
      (process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
        : asked("args", pid)) || null,
  );
