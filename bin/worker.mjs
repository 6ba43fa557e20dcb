import { handOver, ready } from "./bootstrap.mjs";

ready();
handOver("lib/host/work.ts", [], ["--max-semi-space-size=8"]);
