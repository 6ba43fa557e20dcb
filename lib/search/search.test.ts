import { beforeAll, describe, expect, test } from "vitest";
import type { OutputOf } from "#lib/core/operation";
import { during } from "#lib/core/task";
import { archiveModel } from "#lib/models/archive-model.command";
import { search } from "#lib/search/search.query";
import { aFile } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { aModel, type TestModel } from "#lib/test/models";
import { aPerson, aUnit, type Person } from "#lib/test/people";

let model: TestModel;
let unitId: string;
let officer: Person;
let admin: Person;
let stranger: Person;

const finds = (person: Person, q: string): Promise<OutputOf<typeof search>> => person.does(search, { q });

beforeAll(async () => {
  unitId = await aUnit();
  officer = await aPerson(["risk_officer"], unitId);
  admin = await aPerson(["admin"], unitId);
  stranger = await aPerson(["risk_officer"], await aUnit());
  model = await aModel({ businessUnit: unitId, name: "Marmot burrow counter" });
  await aFile(model.author, { versionId: model.currentVersionId, controlId: "CC-DEV-01" }, { title: "Marmot survey 100%" });
  await asOwner("update person set name = 'Mira Marmotkeeper' where id = $1", [model.owner.id]);
});

describe("one question finds", () => {
  test("a model, a person and evidence by a part of their names, each with the page where it is", async () => {
    const found = await finds(officer, "marmot");
    expect(found.models).toEqual([
      expect.objectContaining({ id: model.id, ref: model.ref, name: "Marmot burrow counter", href: `/models/${model.id}` }),
    ]);
    expect(found.people).toEqual([
      expect.objectContaining({ name: "Mira Marmotkeeper", href: `/admin/people/${model.owner.id}` }),
    ]);
    expect(found.evidence).toEqual([
      expect.objectContaining({
        title: "Marmot survey 100%",
        modelRef: model.ref,
        href: `/models/${model.id}/checklist?version=${model.currentVersionId}#CC-DEV-01`,
      }),
    ]);
  });

  test("a model by its id and with a wrong letter", async () => {
    expect((await finds(officer, model.ref)).models[0]?.id).toBe(model.id);
    expect((await finds(officer, "marmott burow")).models[0]?.id).toBe(model.id);
  });

  test("a control by its id and a requirement by where it stands", async () => {
    expect((await finds(officer, "cc-val-01")).controls[0]).toMatchObject({
      id: "CC-VAL-01",
      href: "/frameworks/controls/CC-VAL-01",
    });
    const [requirement] = (await finds(officer, "Art. 4")).requirements;
    expect(requirement).toMatchObject({ id: "eu-ai-act.art-4", href: "/frameworks/eu-ai-act#eu-ai-act.art-4" });
  });

  test("a requirement by its place in full, as each language writes it", async () => {
    for (const q of ["Article 4", "Artikel 4", "art 4"])
      expect((await finds(officer, q)).requirements[0]?.id).toBe("eu-ai-act.art-4");
  });

  test("six of a kind at most", async () => {
    const { controls, requirements } = await finds(officer, "risk");
    expect([controls.length, requirements.length]).toEqual([6, 6]);
  });
});

describe("nobody finds", () => {
  test("what stands in a unit they do not see", async () => {
    expect(await finds(stranger, "marmot")).toMatchObject({ models: [], people: [], evidence: [] });
  });

  test("evidence as an administrator, who may not open it, though the model is found", async () => {
    const found = await finds(admin, "marmot");
    expect([found.models.length, found.evidence.length]).toEqual([1, 0]);
  });

  test("a name by the signs that stand for any letters", async () => {
    expect((await finds(officer, "marmot%counter")).evidence).toEqual([]);
    expect((await finds(officer, "100%")).evidence).toHaveLength(1);
    expect((await finds(officer, "m_ra")).people).toEqual([]);
  });

  test("evidence of a model that was put away", async () => {
    await model.owner.does(archiveModel, { modelId: model.id, reason: "not_pursued" });
    expect(await finds(officer, "marmot")).toMatchObject({ models: [], evidence: [] });
  });
});

test("a person leads whoever has no page for people to the models they own", async () => {
  const found = await finds(model.author, "Marmotkeeper");
  expect(found.people[0]?.href).toBe(`/models?owner=${model.owner.id}`);
});

describe("help is found", () => {
  test("by the title of a page, and by a word of the glossary", async () => {
    expect((await finds(officer, "stages and gates")).help).toContainEqual({
      ...{ id: "concepts/gates-and-stages", title: "Stages and gates", about: "Concepts", language: "en" },
      href: "/help/concepts/gates-and-stages",
    });
    expect((await finds(officer, "knock-out")).help[0]).toMatchObject({ id: "knockout", href: "/help/glossary#knockout" });
  });

  test("by a word of the glossary in the language of whoever reads", async () => {
    const found = await during({ language: "de" }, () => finds(officer, "Funktionstrennung"));
    expect(found.help).toEqual([
      { id: "segregation", title: "Funktionstrennung", about: "Glossar", language: "de", href: "/help/glossary#segregation" },
    ]);
    expect((await finds(officer, "Funktionstrennung")).help).toEqual([]);
  });
});
