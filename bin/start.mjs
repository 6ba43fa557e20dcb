import { build, handOver, ready } from "./bootstrap.mjs";

const dev = process.argv.includes("--dev");
ready();
if (!dev) build();
handOver("lib/host/start.ts", dev ? ["--dev"] : []);
