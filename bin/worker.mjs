import { handOver, ready } from "./bootstrap.mjs";

ready();
handOver("lib/host/work.ts");
