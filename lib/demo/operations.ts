// What can be done here: one line per operation.
import { getInstallation } from "#lib/demo/get-installation.query";

export const demoOperations = {
  getInstallation,
};
