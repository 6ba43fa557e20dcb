// Everything the product can do, gathered from the list of each capability.
import { auditOperations } from "#lib/audit/operations";
import { checklistOperations } from "#lib/checklist/operations";
import { demoOperations } from "#lib/demo/operations";
import { exportsOperations } from "#lib/exports/operations";
import { frameworksOperations } from "#lib/frameworks/operations";
import { importsOperations } from "#lib/imports/operations";
import { inboxOperations } from "#lib/inbox/operations";
import { lifecycleOperations } from "#lib/lifecycle/operations";
import { modelsOperations } from "#lib/models/operations";
import { peopleOperations } from "#lib/people/operations";
import { riskOperations } from "#lib/risk/operations";
import { searchOperations } from "#lib/search/operations";
import { signoffOperations } from "#lib/signoff/operations";
import { unitsOperations } from "#lib/units/operations";

export const operations = {
  ...demoOperations,
  ...unitsOperations,
  ...peopleOperations,
  ...auditOperations,
  ...modelsOperations,
  ...riskOperations,
  ...checklistOperations,
  ...lifecycleOperations,
  ...signoffOperations,
  ...inboxOperations,
  ...frameworksOperations,
  ...searchOperations,
  ...exportsOperations,
  ...importsOperations,
};
