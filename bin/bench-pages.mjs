// Measures pages of a generated inventory in a browser. What follows `--` goes to bench/pages.ts.
import { build, handOver, ready } from "./bootstrap.mjs";
import { chromium } from "./chromium.mjs";

ready();
build();
const browser = chromium();
if (browser) process.env.CHROMIUM_PATH = browser;
handOver("bench/pages.ts", process.argv.slice(2));
