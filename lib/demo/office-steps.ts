// Steps beside the models: a key, an invitation, an import, an export, a verification.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requestVerification } from "#lib/audit/request-verification.command";
import { workOff } from "#lib/core/work-off";
import { DEMO_FOLDER } from "#lib/demo/portfolio";
import type { OfficeStep } from "#lib/demo/portfolio.schema";
import type { Scene } from "#lib/demo/scene";
import { buildExportJob } from "#lib/exports/build-export.job";
import { requestExport } from "#lib/exports/request-export.command";
import { importModels } from "#lib/imports/import-models.command";
import { runImportJob } from "#lib/imports/run-import.job";
import { createApiKey } from "#lib/people/create-api-key.command";
import { invitePerson } from "#lib/people/invite-person.command";

async function bringIn(scene: Scene, { by, file, unit, mapping }: OfficeStepOf<"import">) {
  const bytes = readFileSync(join(DEMO_FOLDER, file));
  const kept = await scene.keep(by, { name: file, type: "text/csv", bytes });
  await scene.does(by, importModels, { file: kept, mapping, unit: scene.units.get(unit) });
  await workOff(runImportJob, scene.signal);
}

async function takeOut(scene: Scene, { by, kind, format }: OfficeStepOf<"export">) {
  await scene.does(by, requestExport, { kind, format });
  await workOff(buildExportJob, scene.signal);
}

type OfficeStepOf<Name extends OfficeStep["do"]> = Extract<OfficeStep, { do: Name }>;

export async function actInOffice(scene: Scene, step: OfficeStep): Promise<void> {
  switch (step.do) {
    case "key":
      await scene.does(step.by, createApiKey, { name: step.name, scopes: ["read"], expiresInDays: step.days });
      return;
    case "invite":
      await scene.atTheMachine(invitePerson, { email: step.email, name: step.name });
      return;
    case "import":
      return bringIn(scene, step);
    case "export":
      return takeOut(scene, step);
    case "verify":
      // The worker makes it once the clock is the database's own again.
      await scene.does(step.by, requestVerification, {});
  }
}
