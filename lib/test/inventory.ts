// An inventory of one source, brought in again and again, and everything that is stored of its records.
import { getImport } from "#lib/imports/get-import.query";
import { undoImport } from "#lib/imports/undo-import.command";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { getModel } from "#lib/models/get-model.query";
import { reviseModel } from "#lib/models/revise-model.command";
import { asOwner } from "#lib/test/database";
import { importSmall, SMALL, type SmallRow } from "#lib/test/imports";
import { emailOf } from "#lib/test/models";
import { aPerson } from "#lib/test/people";

export const A: SmallRow = {
  id: "A",
  name: "Alpha",
  purpose: "Sorts",
  stage: "Live",
  health: "No",
  tested: "Yes",
  note: "first",
};
export const B: SmallRow = { id: "B", name: "Beta", stage: "Retired" };
export const C: SmallRow = { id: "C", name: "Gamma", purpose: "Scores" };

type Stored = { id: string; versionId: string; model: { contact: string | null }; version: { purpose: string | null } };

export async function anInventory(source: string) {
  const officer = await aPerson(["risk_officer"]);
  const owner = await aPerson(["model_owner"]);

  /** Everything that is stored of a record, but how often it was written and when. */
  const stored = async (externalId: string): Promise<Stored> => {
    const [row] = await asOwner<Stored>(
      `select m.id, v.id as "versionId", to_jsonb(m) - '{revision,updated_at}'::text[] as model, to_jsonb(v) - 'revision' as version
       from model m join model_version v on v.model_id = m.id where m.source = $1 and m.external_id = $2`,
      [source, externalId],
    );
    if (!row) throw new Error(`no record ${externalId}`);
    return row;
  };

  return {
    source,
    officer,
    owner,
    stored,
    bring: (rows: readonly SmallRow[]) => importSmall(officer, rows, { mapping: { ...SMALL, source } }),
    undo: (importId: string) => officer.does(undoImport, { importId }),
    shown: (importId: string) => officer.does(getImport, { importId }),
    /** An owner is named, and edits the record. */
    edit: async (externalId: string, change: object) => {
      const { id: modelId } = await stored(externalId);
      await officer.does(assignOwner, { modelId, ownerEmail: await emailOf(owner) });
      await owner.does(acceptOwner, { modelId });
      const { revision } = await owner.does(getModel, { modelId });
      await owner.does(reviseModel, { modelId, revision, ...change });
    },
  };
}
export type Inventory = Awaited<ReturnType<typeof anInventory>>;
