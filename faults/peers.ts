// Programs of others that some tests need and that a machine may not have: what needs one is a test only where it is (CONTRIBUTING.md).
import { spawnSync } from "node:child_process";

const saysOf = (program: string) => spawnSync(program, ["--version"]).stdout?.toString() ?? "";

/** From 1.21 on it knows prepared statements in transaction mode. */
const isPooler = (says: string) => {
  const [, major = 0, minor = 0] = (/PgBouncer (\d+)\.(\d+)/.exec(says) ?? []).map(Number);
  return major > 1 || minor >= 21;
};

export const PGBOUNCER = process.env.PGBOUNCER ?? "pgbouncer";
export const SCHEMATHESIS = process.env.SCHEMATHESIS ?? "st";

/** Each with the one test file that needs it. */
export const PEERS = [
  { name: "PgBouncer 1.21", file: "faults/pooled-history.test.ts", isHere: () => isPooler(saysOf(PGBOUNCER)) },
  { name: "schemathesis", file: "faults/schemathesis.test.ts", isHere: () => saysOf(SCHEMATHESIS).includes("version") },
];

export const missing = () => PEERS.filter(({ isHere }) => !isHere());

/** The test files for which their program is not here. */
export const withoutPeer = (): string[] => missing().map(({ file }) => file);
