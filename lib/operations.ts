// Everything the product can do: one line per operation.
import { finishVerification } from "#lib/audit/finish-verification.command";
import { getVerification } from "#lib/audit/get-verification.query";
import { listEvents } from "#lib/audit/list-events.query";
import { listVerifications } from "#lib/audit/list-verifications.query";
import { requestVerification } from "#lib/audit/request-verification.command";
import { answerCard } from "#lib/checklist/answer-card.command";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { confirmCarried } from "#lib/checklist/confirm-carried.command";
import { confirmNotApplicable } from "#lib/checklist/confirm-not-applicable.command";
import { downloadEvidence } from "#lib/checklist/download-evidence.command";
import { getChecklist } from "#lib/checklist/get-checklist.query";
import { listWaitingReviews } from "#lib/checklist/list-waiting-reviews.query";
import { removeAttachment } from "#lib/checklist/remove-attachment.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { setAsideClaim } from "#lib/checklist/set-aside-claim.command";
import { getInstallation } from "#lib/demo/get-installation.query";
import { downloadExport } from "#lib/exports/download-export.command";
import { finishExport } from "#lib/exports/finish-export.command";
import { getExport } from "#lib/exports/get-export.query";
import { listExports } from "#lib/exports/list-exports.query";
import { requestExport } from "#lib/exports/request-export.command";
import { applyImportBatch } from "#lib/imports/apply-import-batch.command";
import { finishImport } from "#lib/imports/finish-import.command";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { listImportedModels } from "#lib/imports/list-imported-models.query";
import { listImports } from "#lib/imports/list-imports.query";
import { listMappings } from "#lib/imports/list-mappings.query";
import { previewImport } from "#lib/imports/preview-import.query";
import { receiveImportFile } from "#lib/imports/receive-import-file.command";
import { saveMapping } from "#lib/imports/save-mapping.command";
import { undoImport } from "#lib/imports/undo-import.command";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { getGate } from "#lib/lifecycle/get-gate.query";
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
import { getVersion } from "#lib/models/get-version.query";
import { listModels } from "#lib/models/list-models.query";
import { listViews } from "#lib/models/list-views.query";
import { registerModel } from "#lib/models/register-model.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { reviseVersion } from "#lib/models/revise-version.command";
import { saveView } from "#lib/models/save-view.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { peopleOperations } from "#lib/people/operations";
import { assessRisk } from "#lib/risk/assess-risk.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { getRisk } from "#lib/risk/get-risk.query";
import { listWaitingRatings } from "#lib/risk/list-waiting-ratings.query";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { listSignoffs } from "#lib/signoff/list-signoffs.query";
import { listTransitions } from "#lib/signoff/list-transitions.query";
import { requestTransition } from "#lib/signoff/request-transition.command";
import { withdrawSignature } from "#lib/signoff/withdraw-signature.command";
import { withdrawTransition } from "#lib/signoff/withdraw-transition.command";
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";
import { renameUnit } from "#lib/units/rename-unit.command";
import { setOrganisation } from "#lib/units/set-organisation.command";

export const operations = {
  // installation, units and the organisation
  getInstallation,
  createUnit,
  renameUnit,
  listUnits,
  setOrganisation,
  // people
  ...peopleOperations,
  // oneself
  // ledger
  listEvents,
  requestVerification,
  finishVerification,
  getVerification,
  listVerifications,
  // inventory
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
  createVersion,
  reviseVersion,
  getVersion,
  compareVersions,
  saveView,
  deleteView,
  listViews,
  // risk rating
  assessRisk,
  confirmRisk,
  getRisk,
  listWaitingRatings,
  // checklist and evidence
  getChecklist,
  answerControl,
  answerCard,
  confirmNotApplicable,
  confirmCarried,
  setAsideClaim,
  attachEvidence,
  removeAttachment,
  reviewEvidence,
  downloadEvidence,
  listWaitingReviews,
  // lifecycle and sign-off
  getGate,
  requestTransition,
  withdrawTransition,
  getTransition,
  listTransitions,
  getSignoff,
  decideSignoff,
  withdrawSignature,
  listSignoffs,
  listInbox,
  // exports
  requestExport,
  finishExport,
  getExport,
  listExports,
  downloadExport,
  // imports
  receiveImportFile,
  previewImport,
  listMappings,
  saveMapping,
  importModels,
  listImports,
  getImport,
  listImportRows,
  listImportedModels,
  undoImport,
  applyImportBatch,
  finishImport,
};
