import { handOver, ready } from "./bootstrap.mjs";

ready();
handOver("lib/worker.ts");
