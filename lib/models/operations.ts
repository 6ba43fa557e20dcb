// What can be done here: one line per operation.
import { acceptOwner } from "#lib/models/accept-owner.command";
import { archiveModel } from "#lib/models/archive-model.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { compareVersions } from "#lib/models/compare-versions.query";
import { confirmRecordType } from "#lib/models/confirm-record-type.command";
import { createVersion } from "#lib/models/create-version.command";
import { deleteView } from "#lib/models/delete-view.command";
import { getLineage } from "#lib/models/get-lineage.query";
import { getModel } from "#lib/models/get-model.query";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { getTrends } from "#lib/models/get-trends.query";
import { getVersion } from "#lib/models/get-version.query";
import { listModels } from "#lib/models/list-models.query";
import { listViews } from "#lib/models/list-views.query";
import { registerModel } from "#lib/models/register-model.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { reviseVersion } from "#lib/models/revise-version.command";
import { saveView } from "#lib/models/save-view.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { unarchiveModel } from "#lib/models/unarchive-model.command";

export const modelsOperations = {
  registerModel,
  reviseModel,
  archiveModel,
  unarchiveModel,
  setRecordType,
  confirmRecordType,
  assignOwner,
  acceptOwner,
  listModels,
  getModel,
  getModelHistory,
  getLineage,
  getPortfolio,
  getTrends,
  createVersion,
  reviseVersion,
  getVersion,
  compareVersions,
  saveView,
  deleteView,
  listViews,
};
