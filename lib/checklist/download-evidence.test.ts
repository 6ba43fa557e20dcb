import { describe, expect, test } from "vitest";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { downloadEvidence } from "#lib/checklist/download-evidence.command";
import { run } from "#lib/core/run";
import { answeredWithFile, anUpload, itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { aKeyOf, aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aRatedModel } from "#lib/test/risk";
import { callerOf } from "#lib/web/context";

const place = (model: { currentVersionId: string }, controlId = "CC-USE-01") => ({
  versionId: model.currentVersionId,
  controlId,
});

const withFile = async (tier: "medium" | "high" = "high") => {
  const model = await aRatedModel(tier);
  return { model, evidence: await answeredWithFile(model.owner, place(model)) };
};

describe("evidence is read", () => {
  test("by those who work on or check the model, and each download is an event", async () => {
    const { model, evidence } = await withFile();
    const auditor = await aPerson(["auditor"], model.unitId);
    expect(await auditor.does(downloadEvidence, { evidenceId: evidence.id, inline: true })).toMatchObject({
      sha256: evidence.sha256,
      inline: true,
    });
    const events = await asOwner(
      "select actor_id, model_id from ledger_event where event = 'evidence.downloaded' and subject = $1",
      [evidence.id],
    );
    expect(events).toEqual([{ actor_id: auditor.id, model_id: model.id }]);
  });

  test("by a key that only reads; each time is an event of its own, whatever key of the request is repeated", async () => {
    const { model, evidence } = await withFile();
    const { key } = await aKeyOf(model.author.id, ["read"]);
    const caller = await callerOf(new Request("http://localhost/", { headers: { authorization: `Bearer ${key}` } }), "r");
    for (const _time of ["first", "second"])
      expect(await run(downloadEvidence, { evidenceId: evidence.id }, { ...caller, idempotencyKey: "again" })).toMatchObject({
        sha256: evidence.sha256,
      });
    const told = "select 1 from ledger_event where event = 'evidence.downloaded' and subject = $1";
    expect(await asOwner(told, [evidence.id])).toHaveLength(2);
  });

  test("not by an administrator, who runs the system and reads no content", async () => {
    const { model, evidence } = await withFile();
    const admin = await aPerson(["admin"], model.unitId);
    expect(await refusal(admin.does(downloadEvidence, { evidenceId: evidence.id }))).toEqual({
      code: "forbidden",
      reasons: ["forbidden"],
    });
    expect((await itemOf(admin, place(model))).evidence).toMatchObject([
      { withheld: true, name: "", title: "", sha256: evidence.sha256 },
    ]);
  });

  test.each(["restricted", "contains_personal_data"] as const)(
    "when %s by the unit's own people, the second line and auditors, and by nobody else",
    async (confidentiality) => {
      const parent = await aUnit();
      const model = await aRatedModel("medium", { businessUnit: await aUnit(undefined, parent) });
      const file = await anUpload(model.owner);
      const { id } = await model.owner.does(attachEvidence, { ...place(model), file, confidentiality });
      const colleague = await aPerson(["data_scientist"], model.unitId);
      const auditor = await aPerson(["auditor"], parent);
      for (const person of [model.author, colleague, auditor, model.second])
        expect(await person.does(downloadEvidence, { evidenceId: id })).toMatchObject({ id });
      const fromAbove = await aPerson(["data_scientist"], parent);
      expect(await refusal(fromAbove.does(downloadEvidence, { evidenceId: id }))).toEqual({
        code: "forbidden",
        reasons: ["evidence.withheld"],
      });
      expect((await itemOf(fromAbove, place(model))).evidence).toMatchObject([{ withheld: true, name: "" }]);
    },
  );
});
