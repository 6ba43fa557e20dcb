// Takes a picture of every page in each look, into pictures/ (ignored by git). What follows `--` goes to Playwright.
import { bin, build, must, pinnedNode, ready } from "./bootstrap.mjs";
import { chromium } from "./chromium.mjs";

ready();
// A product that runs already was built by whoever started it; building under it would take its pages away.
if (!process.env.COUNTERSIGN_TEST_URL) build();
const browser = chromium();
must(bin("playwright"), ["test", ...process.argv.slice(2)], {
  env: { ...process.env, PICTURES: "1", PINNED_NODE: pinnedNode, ...(browser && { CHROMIUM_PATH: browser }) },
});
