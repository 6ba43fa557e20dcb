// Makes the documentation a site of plain files in build/docs, which is ignored by git and can be opened or served as it is.
import { handOver, ready } from "./bootstrap.mjs";

ready();
handOver("lib/help/build-site.ts", ["build/docs"]);
