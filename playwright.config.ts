import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;
const asRoot = process.getuid?.() === 0;
const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  testMatch: process.env.PICTURES ? "pictures.ts" : "*.spec.ts",
  globalSetup: "./e2e/server.ts",
  fullyParallel: false,
  // Each on an installation of its own (e2e/server.ts); one that runs already is one worker's.
  workers: process.env.COUNTERSIGN_TEST_URL ? 1 : 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // On a shared machine a browser can stand still for longer than anybody waits. What came only at the second try is told at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"], ...(process.env.JOURNEYS_RESULT ? [["json", { outputFile: process.env.JOURNEYS_RESULT }] as const] : [])],
  use: {
    // What cannot be pressed is told by its name, also inside of something that is tried again.
    actionTimeout: 30_000,
    // Keeping the page of every step would cost half of the time; whoever looks into a failure asks for it: --trace on.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath && { executablePath }), args: [...flags, ...(asRoot ? ["--no-sandbox"] : [])] },
  },
});
