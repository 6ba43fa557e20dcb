// Every background job: one line each.
import type { z } from "zod";
import { verifyLedgerJob } from "#lib/audit/verify-ledger.job";
import type { Job } from "#lib/core/job";
import { buildExportJob } from "#lib/exports/build-export.job";
import { runImportJob } from "#lib/imports/run-import.job";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";

export const jobs: Job<z.ZodType>[] = [verifyLedgerJob, buildExportJob, openLightPath, runImportJob];
