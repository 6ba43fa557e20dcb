// What Lighthouse says of one page. It is fetched when this is asked for, and no part of an installation (docs/decisions/0024).
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clean } from "./site.ts";

const LIGHTHOUSE = "lighthouse@13.5.0";
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
type Category = (typeof CATEGORIES)[number];

export type Judged = {
  /** Out of a hundred. */
  scores: Record<Category, number>;
  /** What took points, by its name and how much of it was reached. */
  lost: string[];
};

type Report = {
  runtimeError?: { message: string };
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
};

const run = (args: string[], env: NodeJS.ProcessEnv) =>
  new Promise<void>((done, fail) => {
    const child = spawn("npx", ["--yes", LIGHTHOUSE, ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", fail);
    child.once("exit", (code) => (code === 0 ? done() : fail(new Error(`Lighthouse ended with ${code}`))));
  });

function read(file: string): Judged {
  const { runtimeError, categories, audits } = JSON.parse(readFileSync(file, "utf8")) as Report;
  if (runtimeError) throw new Error(runtimeError.message);
  const scoreOf = (category: Category) => Math.round((categories[category].score ?? Number.NaN) * 100);
  const weighed = CATEGORIES.flatMap((category) => categories[category].auditRefs.filter(({ weight }) => weight > 0));
  const lost = weighed.flatMap(({ id }) => {
    const audit = audits[id];
    if (!audit || audit.score === null || audit.score >= 0.9) return [];
    return [`${audit.title}${audit.displayValue ? ` ${audit.displayValue}` : ""} (${Math.round(audit.score * 100)})`];
  });
  const [performance, accessibility, practices] = CATEGORIES.map(scoreOf);
  return {
    scores: { performance: performance ?? 0, accessibility: accessibility ?? 0, "best-practices": practices ?? 0 },
    lost,
  };
}

/** Lighthouse's two ways of looking: a computer on a good line, and a telephone on a slow one, its processor slowed four times. */
export const SEEN_ON = ["desktop", "telephone"] as const;

type Page = { url: string; cookie: string | null; executable: string; seenOn: (typeof SEEN_ON)[number] };

/** It asks to be run again itself when the browser's recording of a page went wrong. */
const TRIES = 3;

async function again<Result>(act: () => Promise<Result>, tries = TRIES): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (tries <= 1) throw error;
    console.error(error);
    return again(act, tries - 1);
  }
}

/** What is said of a page, with the cookie of whoever looks. The cookie goes by a file, never by the list of processes. */
export async function judged(page: Page): Promise<Judged> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-lighthouse-"));
  const [headers, report] = [join(folder, "headers.json"), join(folder, "report.json")];
  writeFileSync(headers, JSON.stringify(page.cookie ? { Cookie: page.cookie } : {}), { mode: 0o600 });
  const sandbox = process.getuid?.() === 0 ? " --no-sandbox" : "";
  try {
    return await again(async () => {
      await run(
        [
          page.url,
          "--quiet",
          ...(page.seenOn === "desktop" ? ["--preset=desktop"] : []),
          "--output=json",
          `--output-path=${report}`,
          `--only-categories=${CATEGORIES.join(",")}`,
          `--extra-headers=${headers}`,
          `--chrome-flags=--headless=new --disable-gpu${sandbox}`,
        ],
        { ...process.env, ...clean, CHROME_PATH: page.executable },
      );
      return read(report);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
