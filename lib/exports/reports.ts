// Which report answers which request.
import { accessReport } from "#lib/exports/access.report";
import { accessChangesReport } from "#lib/exports/access-changes.report";
import { approvalsReport } from "#lib/exports/approvals.report";
import { auditLogReport } from "#lib/exports/audit-log.report";
import { deploymentsReport } from "#lib/exports/deployments.report";
import { inventoryReport } from "#lib/exports/inventory.report";
import { refusalsReport } from "#lib/exports/refusals.report";
import type { Asking, Report } from "#lib/exports/report";
import type { Register } from "#lib/exports/schema";

const OF_REGISTER: Record<Register, (asking: Asking) => Promise<Report>> = {
  approvals: approvalsReport,
  deployments: deploymentsReport,
  access: accessReport,
  "access-changes": accessChangesReport,
  refusals: refusalsReport,
};

export const reportOf = (
  kind: "inventory" | "register" | "audit-log",
  register: Register | null,
  asking: Asking,
): Promise<Report> => {
  if (kind === "inventory") return inventoryReport(asking);
  if (kind === "audit-log") return auditLogReport(asking);
  return OF_REGISTER[register ?? "approvals"](asking);
};
