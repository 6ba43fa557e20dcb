import { handOver, ready } from "./bootstrap.mjs";

// What a verb keeps of a file is small; without a limit Node lets garbage pile up as far as the machine is large.
const HEAP = "--max-old-space-size=512";

ready();
handOver("lib/host/cli.ts", process.argv.slice(2), [HEAP]);
