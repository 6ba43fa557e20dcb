// Which report answers which request.
import type { Sql } from "#lib/db/sql";
import { accessReport, inForce } from "#lib/exports/access.report";
import { accessChangesReport, changes } from "#lib/exports/access-changes.report";
import { approvalsReport, decisions } from "#lib/exports/approvals.report";
import { auditLogReport, entries } from "#lib/exports/audit-log.report";
import { deployments, deploymentsReport } from "#lib/exports/deployments.report";
import { inventoryReport, listed } from "#lib/exports/inventory.report";
import { attempts, refusalsReport } from "#lib/exports/refusals.report";
import type { Asking, Narrowed, Report } from "#lib/exports/report";
import type { Kind, Register } from "#lib/exports/schema";

const OF_REGISTER: Record<Register, (asking: Asking) => Promise<Report>> = {
  approvals: approvalsReport,
  deployments: deploymentsReport,
  access: accessReport,
  "access-changes": accessChangesReport,
  refusals: refusalsReport,
};

const ROWS_OF_REGISTER: Record<Register, (asked: Narrowed) => Sql> = {
  approvals: decisions,
  deployments,
  access: inForce,
  "access-changes": changes,
  refusals: attempts,
};

/** A kind of file with rows. */
type Listing = Exclude<Kind, "dossier">;

/** Where the rows of a report come from: what follows the columns of a statement. */
export const rowsOf = (kind: Listing, register: Register | null, asked: Narrowed): Sql => {
  if (kind === "inventory") return listed(asked);
  if (kind === "audit-log") return entries(asked);
  return ROWS_OF_REGISTER[register ?? "approvals"](asked);
};

export const reportOf = (kind: Listing, register: Register | null, asking: Asking): Promise<Report> => {
  if (kind === "inventory") return inventoryReport(asking);
  if (kind === "audit-log") return auditLogReport(asking);
  return OF_REGISTER[register ?? "approvals"](asking);
};
