import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#lib/core/operation";
import { getLineage } from "#lib/models/get-lineage.query";
import { getModel } from "#lib/models/get-model.query";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { getTrends } from "#lib/models/get-trends.query";
import { listModels } from "#lib/models/list-models.query";
import { asOwner } from "#lib/test/database";
import { manyModels } from "#lib/test/many-models";
import { anOrganisation, aPerson, aUnit, type Person } from "#lib/test/people";
import { readWhole, recorded } from "#lib/test/recorded";

const INVENTORY = ["model", "model_version", "ledger_event", "ledger_row"];

let officer: Person;
let narrow: Person;
beforeAll(async () => {
  await anOrganisation();
  const units = await Promise.all(Array.from({ length: 20 }, () => aUnit()));
  const owners = await Promise.all(Array.from({ length: 10 }, () => aPerson(["model_owner"])));
  await manyModels(
    10_000,
    units,
    owners.map(({ id }) => id),
  );
  officer = await aPerson(["risk_officer"]);
  narrow = await aPerson(["validator"], units[0]);
});

const context = async (person: Person): Promise<Context> => ({
  ...(await person.caller()),
  now: new Date(),
  zone: "UTC",
  place: null,
});

const lists = [
  {},
  { sort: "-updated" },
  { sort: "owner", limit: 200 },
  { sort: "tier", tier: "high" },
  { sort: "tier,-updated" },
  { sort: "-stage,owner,ref", limit: 200 },
  { stage: "in_validation", sort: "-stage" },
  { claimedStage: "in_production", flag: "in_use_before_approval" },
  { q: "scorecard" },
  { name: "scorecard" },
  { updated: "last.30", sort: "-updated" },
  { evidenceExpires: "next.30", conditionDue: "before.2030-01-01" },
  { q: "forcast" },
  { usesPhi: "yes" },
  { usesPhi: "yes", tier: "high", kind: "ml", sort: "-name" },
  { owner: "none", imported: "no" },
  { flag: "facts_unknown" },
  { waitingOn: "validator" },
  { jurisdiction: "EU" },
  { approval: "open" },
  { businessUnit: "nowhere" },
] as const;

describe("with ten thousand models", () => {
  test.each(lists)("the list %j is read in two statements and never reads models or versions from end to end", async (input) => {
    for (const person of [officer, narrow]) {
      const { db, statements } = recorded();
      const parsed = listModels.input.parse({ limit: 50, ...input });
      await listModels.read(db, parsed, await context(person));
      expect(statements).toHaveLength(2);
      for (const statement of statements)
        if (typeof statement !== "string")
          expect((await readWhole(statement)).filter((table) => INVENTORY.includes(table))).toEqual([]);
    }
  });

  test("a page deep in the list is found where it begins, not by counting to it", async () => {
    const first = await officer.does(listModels, { limit: 200 });
    const { db, statements } = recorded();
    await listModels.read(db, listModels.input.parse({ limit: 50, cursor: first.nextCursor ?? "" }), await context(officer));
    const [page] = statements;
    expect(page && typeof page !== "string" ? await readWhole(page) : ["no statement"]).not.toContain("listed_model");
  });

  test("the number of statements does not grow with what is on the page", async () => {
    const counts = async (read: (db: ReturnType<typeof recorded>["db"], ctx: Context) => Promise<unknown>) => {
      const { db, statements } = recorded();
      await read(db, await context(officer));
      for (const statement of statements)
        if (typeof statement !== "string")
          expect((await readWhole(statement)).filter((table) => INVENTORY.includes(table))).toEqual([]);
      return statements.length;
    };
    expect(await counts((db, ctx) => listModels.read(db, listModels.input.parse({ limit: 1 }), ctx))).toBe(2);
    expect(await counts((db, ctx) => listModels.read(db, listModels.input.parse({ limit: 200 }), ctx))).toBe(2);
    expect(await counts((db, ctx) => getPortfolio.read(db, {}, ctx))).toBe(3);
    expect(await counts((db, ctx) => getTrends.read(db, {}, ctx))).toBe(3);
    expect(await counts((db, ctx) => getModel.read(db, { modelId: "m5000" }, ctx))).toBeLessThanOrEqual(8);
    expect(await counts((db, ctx) => getModelHistory.read(db, { modelId: "m5000", limit: 50 }, ctx))).toBeLessThanOrEqual(4);
    expect(await counts((db, ctx) => getLineage.read(db, { modelId: "m5000" }, ctx))).toBe(1);
  });

  test("a chain of ten thousand links is drawn as far as the picture goes, and says that there is more", async () => {
    const { nodes, isCut } = await officer.does(getLineage, { modelId: "m5000" });
    expect(isCut).toBe(true);
    expect(nodes.length).toBeLessThanOrEqual(400);
  });

  test("counting stops at its limit and says so", async () => {
    await asOwner("update listed_model set model_id = 'z' || model_id where model_id = 'm1'");
    await asOwner("select list_models('{m1}')");
    expect(await officer.does(listModels, { limit: 1 })).toMatchObject({ total: 10_000, isCapped: true });
  });
});
