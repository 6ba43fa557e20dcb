// Takes a picture of every page in each look, into pictures/ (ignored by git); with --docs those the documentation shows, into
// docs/pictures. What else follows `--` goes to Playwright.
import { bin, build, must, pinnedNode, ready } from "./bootstrap.mjs";
import { chromium } from "./chromium.mjs";

ready();
// A product that runs already was built by whoever started it; building under it would take its pages away.
if (!process.env.COUNTERSIGN_TEST_URL) build();
const browser = chromium();
const args = process.argv.slice(2);
const forDocs = args.includes("--docs");
must(bin("playwright"), ["test", ...args.filter((one) => one !== "--docs")], {
  env: {
    ...process.env,
    PICTURES: forDocs ? "docs" : "all",
    PINNED_NODE: pinnedNode,
    ...(browser && { CHROMIUM_PATH: browser }),
  },
});
