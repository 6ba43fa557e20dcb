import { defineConfig } from "vitest/config";
import { withoutPeer } from "./faults/peers.ts";

/** What stands on nothing: one process looks through many of them, and none needs a database. */
const PURE = ["lib/**/*.rules.test.ts", "components/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: PURE,
          isolate: false,
          env: { NODE_ENV: "test" },
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "rules",
          include: ["lib/**/*.test.ts"],
          exclude: PURE,
          globalSetup: ["lib/test/cluster.ts"],
          setupFiles: ["lib/test/database.ts"],
          env: { NODE_ENV: "test" },
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Whole products that are started, killed and started again; they run on the build, each on a folder and a port of its own.
        extends: true,
        test: {
          name: "faults",
          include: ["faults/**/*.test.ts"],
          exclude: withoutPeer(),
          globalSetup: ["faults/template.ts"],
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
