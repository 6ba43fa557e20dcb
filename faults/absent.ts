// Names the tests that are left out here, and of what: they are no part of the total, not even as skipped.
import { missing } from "./peers.ts";

for (const { name, file } of missing()) process.stdout.write(`not here: ${name} (${file})\n`);
