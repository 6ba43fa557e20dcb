// One of two sibling units with a record of every kind in it, each called by a mark, so that a test can look for the mark elsewhere.
import { listVerifications } from "#lib/audit/list-verifications.query";
import { requestVerification } from "#lib/audit/request-verification.command";
import { verifyLedgerJob } from "#lib/audit/verify-ledger.job";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { queue } from "#lib/core/queue";
import { saveMapping } from "#lib/imports/save-mapping.command";
import { createVersion } from "#lib/models/create-version.command";
import { saveView } from "#lib/models/save-view.command";
import { setRecordType } from "#lib/models/set-record-type.command";
import { createApiKey } from "#lib/people/create-api-key.command";
import { grantRole } from "#lib/people/grant-role.command";
import { addComment } from "#lib/signoff/add-comment.command";
import { getTransition } from "#lib/signoff/get-transition.query";
import { asOwner } from "#lib/test/database";
import { anExport } from "#lib/test/exports";
import { importSmall, SMALL } from "#lib/test/imports";
import { aModel } from "#lib/test/models";
import { aDeployment, atStage } from "#lib/test/open-request";
import { aPerson, type Person } from "#lib/test/people";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, asks, aWorld, type Case, decides, openAt, prepares, type World } from "#lib/test/signoff";
import { aTurn } from "#lib/test/turn";

export type Side = {
  mark: string;
  world: World;
  /** Confined to this unit, and between them every role there is. */
  admin: Person;
  auditor: Person;
  staff: Person;
  asked: Case;
  mappingName: string;
};

const rename = (table: "person" | "business_unit", ids: readonly string[], mark: string) =>
  asOwner(`update ${table} set name = name || ' ' || $1 where id = any($2)`, [mark, ids]);

async function peopleOf(mark: string) {
  const world = await aWorld();
  const { unitId, ...cast } = world;
  const admin = await aPerson(["admin"], unitId);
  const auditor = await aPerson(["auditor"], unitId);
  const staff = await aPerson(["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer"], unitId);
  await rename("business_unit", [unitId], mark);
  await rename(
    "person",
    [...Object.values(cast), admin, auditor, staff].map(({ id }) => id),
    mark,
  );
  await admin.does(grantRole, { personId: world.owner.id, role: "validator", unitId });
  for (const person of [admin, staff]) await person.does(createApiKey, { name: `Key ${mark}`, scopes: ["read"] });
  return { world, admin, auditor, staff };
}

async function says(person: Person, transitionId: string, mark: string) {
  const { dossierHash } = await person.does(getTransition, { transitionId });
  const about = { path: "model/material/purpose", dossierHash: dossierHash ?? "" };
  await person.does(addComment, { transitionId, text: `Asked at ${mark}.`, ...about });
}

async function modelsOf(mark: string, world: World) {
  const { unitId, owner, author, compliance, validator } = world;
  const own = { owner, author, businessUnit: unitId };
  const purpose = `Serves ${mark}.`;
  const asked = await aCase("high", world, { name: `Asked ${mark}`, purpose });
  const { versionId } = asked;
  const link = { title: `Minutes ${mark}`, url: `https://${mark}.example/minutes`, fixedRevision: "7" };
  await validator.does(attachEvidence, { versionId, controlId: "CC-VAL-02", ...link, confidentiality: "restricted" });
  await prepares(asked, "in_development");
  await says(validator, await asks(asked, "in_development"), mark);
  const returned = await aCase("medium", world, { name: `Returned ${mark}`, purpose });
  await prepares(returned, "in_development");
  const [line] = await openAt(returned, await asks(returned, "in_development"));
  if (line) await decides(line.signer, line.id, { decision: "return", reason: `Ask ${mark}.` });
  const waiting = await aKnownModel({ ...own, name: `Rated ${mark}`, purpose });
  await rated(waiting, "medium");
  const claim = { status: "not_applicable", note: `Not at ${mark}.` } as const;
  await compliance.does(answerControl, { versionId: waiting.currentVersionId, controlId: "CC-INV-03", ...claim });
  const sheet = await aModel({ ...own, name: `Sheet ${mark}`, purpose });
  await owner.does(setRecordType, { modelId: sheet.id, recordType: "not_a_model", reason: `A table of ${mark}.` });
  const live = await aModel({
    ...own,
    name: `Live ${mark}`,
    purpose,
    upstream: [{ modelId: asked.model.id, use: `Feeds ${mark}` }],
  });
  await atStage(live.currentVersionId, "in_production", "low");
  await aDeployment({ id: live.currentVersionId, modelId: live.id }, `line of ${mark}`);
  await owner.does(createVersion, { modelId: live.id, changeClass: "minor", label: `2-${mark}` });
  return asked;
}

async function filesOf(
  mark: string,
  unitId: string,
  { staff, auditor }: { staff: Person; auditor: Person },
  mappingName: string,
) {
  const rows = [
    { id: `${mark}-1`, name: `Imported ${mark}`, stage: "Live", contact: `desk@${mark}.example` },
    { id: `${mark}-2`, name: `Turned away ${mark}`, stage: `no stage of ${mark}` },
  ];
  await importSmall(staff, rows, { unit: unitId });
  await staff.does(saveMapping, { name: mappingName, mapping: SMALL });
  await staff.does(saveView, { name: `View ${mark}`, query: "tier=high", shared: true });
  await anExport(auditor, { kind: "inventory", format: "csv" });
  const { id } = await auditor.does(requestVerification, {});
  await verifyLedgerJob.handle({ verificationId: id, personId: auditor.id }, aTurn());
  await auditor.does(listVerifications, {});
}

/** Makes the queues the commands send to, then the unit with everything in it. */
export async function aSide(mark: string, mappingName: string): Promise<Side> {
  const boss = await queue();
  for (const name of ["buildExport", "runImport", "verifyLedger", "openLightPath"]) await boss.createQueue(name);
  const people = await peopleOf(mark);
  const asked = await modelsOf(mark, people.world);
  await filesOf(mark, people.world.unitId, people, mappingName);
  return { mark, ...people, asked, mappingName };
}
