import { describe, expect, test } from "vitest";
import { listModels } from "#lib/models/list-models.query";
import { aModel } from "#lib/test/models";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { threeModels } from "#lib/test/three-models";

const names = async (person: Person, input: { q: string }) =>
  (await person.does(listModels, input)).items.map(({ name }) => name);

describe("searching the list", () => {
  test("finds by words of name, ref, purpose, owner and source fields, forgives a typing error, and puts the best first", async () => {
    const { owner, credit } = await threeModels();
    expect(await names(owner, { q: "scorcard" })).toEqual(["Retail credit scorecard"]);
    expect(await names(owner, { q: "overdrafts" })).toEqual(["Retail credit scorecard"]);
    expect(await names(owner, { q: "transport" })).toEqual(["Step-up rules"]);
    expect(await names(owner, { q: credit.ref })).toEqual(expect.arrayContaining(["Retail credit scorecard"]));
    expect((await names(owner, { q: credit.ref }))[0]).toBe("Retail credit scorecard");
    expect(await names(owner, { q: "Test model_owner" })).toHaveLength(3);
    expect(await names(owner, { q: "nothing like it" })).toEqual([]);
    expect(await names(owner, { q: "it's (a) \"strange & | ! :* <-> query" })).toEqual([]);
  });

  test("finds by the beginning of the last word, as while it is typed", async () => {
    const { owner } = await threeModels();
    expect(await names(owner, { q: "overdr" })).toEqual(["Retail credit scorecard"]);
    expect(await names(owner, { q: "retail cred" })).toEqual(["Retail credit scorecard"]);
    expect(await names(owner, { q: '"retail cred"' })).toEqual([]);
  });

  test("what is written alike is found only where the words themselves are not: nobody's hidden model keeps it back", async () => {
    const { owner } = await threeModels();
    const elsewhere = await aUnit();
    const other = await aPerson(["model_owner"], elsewhere);
    await aModel({ owner: other, businessUnit: elsewhere, name: "Scorcard, written so" });
    expect(await names(owner, { q: "scorcard" })).toEqual(["Retail credit scorecard"]);
    expect(await names(other, { q: "scorcard" })).toEqual(["Scorcard, written so"]);
  });
});
