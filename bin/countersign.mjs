import { handOver, ready } from "./bootstrap.mjs";

ready();
handOver("lib/host/cli.ts", process.argv.slice(2));
