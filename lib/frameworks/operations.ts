// What can be done here: one line per operation.
import { getControl } from "#lib/frameworks/get-control.query";
import { getFramework } from "#lib/frameworks/get-framework.query";
import { listControls } from "#lib/frameworks/list-controls.query";
import { listFrameworks } from "#lib/frameworks/list-frameworks.query";

export const frameworksOperations = {
  listFrameworks,
  getFramework,
  listControls,
  getControl,
};
