// Measures the product on generated inventories. What follows `--` goes to bench/main.ts.
import { build, handOver, ready } from "./bootstrap.mjs";

ready();
build();
handOver("bench/main.ts", process.argv.slice(2));
