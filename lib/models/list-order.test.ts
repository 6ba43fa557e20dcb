import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { sortSchema } from "#lib/models/list.schema";
import { listModels } from "#lib/models/list-models.query";
import { SORTS, type Sort } from "#lib/models/list-sort.rules";
import { asOwner } from "#lib/test/database";
import { manyModels } from "#lib/test/many-models";
import { anOrganisation, aPerson, aUnit, type Person } from "#lib/test/people";

test("up to three columns of the list are an order, each once", () => {
  const is = (text: string) => sortSchema.safeParse(text).success;
  expect(["name", "-name", "tier,-updated", "tier,-stage,name", "match,name"].filter(is)).toHaveLength(5);
  expect(["", ",", "name,", "colour", "--name", "tier,-tier", "tier,name,ref,owner", "tier, name"].filter(is)).toEqual([]);
});

describe("over models of which many are alike in a column", () => {
  const COUNT = 90;
  const COLUMNS: Record<Exclude<Sort, "match">, string> = {
    name: "name_key",
    ref: "ref_number",
    tier: "tier_rank",
    stage: "stage_rank",
    updated: "updated_at",
    owner: "owner_key",
  };
  let officer: Person;
  beforeAll(async () => {
    await anOrganisation();
    const owners = await Promise.all([aPerson(["model_owner"]), aPerson(["model_owner"])]);
    await manyModels(
      COUNT,
      [await aUnit()],
      owners.map(({ id }) => id),
    );
    // As in an import: many rows of one name, written in one instant.
    await asOwner(
      "update listed_model set name_key = 'forecast', updated_at = '2026-05-04T10:00:00.123Z' where ref_number % 3 > 0",
    );
    officer = await aPerson(["risk_officer"]);
  });

  type Asked = { sort: string; limit: number; q?: string };

  /** The ids of a list page by page, in the order they were read, and where the page before the last one read is. */
  async function walked(asked: Asked, way: "nextCursor" | "previousCursor" = "nextCursor", from: string | null = null) {
    const pages: string[][] = [];
    for (let cursor = from; ; ) {
      const page = await officer.does(listModels, { ...asked, ...(cursor && { cursor }) });
      pages.push(page.items.map(({ id }) => id));
      cursor = page[way];
      if (cursor === null) return { pages, before: page.previousCursor };
      if (pages.length > COUNT) throw new Error("the list has no end");
    }
  }

  const sorts = fc
    .uniqueArray(fc.constantFrom(...SORTS.filter((name): name is Exclude<Sort, "match"> => name !== "match")), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((names) => fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), isDown: fc.boolean() }))));

  test("walking page by page shows the whole list in its order, each row once, and walking back shows the same pages", async () => {
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 11, max: 60 }), async (by, limit) => {
        const sort = by.map(({ name, isDown }) => (isDown ? `-${name}` : name)).join(",");
        const way = (isDown: boolean | undefined) => (isDown ? "desc" : "asc");
        const order = by.map(({ name, isDown }) => `${COLUMNS[name]} ${way(isDown)}`).join(", ");
        const whole = await asOwner<{ id: string }>(
          `select model_id as id from listed_model order by ${order}, model_id ${way(by.at(-1)?.isDown)}`,
        );
        const { pages, before } = await walked({ sort, limit });
        expect(pages.flat()).toEqual(whole.map(({ id }) => id));
        const back = await walked({ sort, limit }, "previousCursor", before);
        expect(back.pages.toReversed()).toEqual(pages.slice(0, -1));
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  test("the best match first, and by another column among equals", async () => {
    const asked = { sort: "match,-ref", q: "forecast" };
    const [whole, walk] = [await walked({ ...asked, limit: 200 }), await walked({ ...asked, limit: 7 })];
    expect(walk.pages.flat()).toEqual(whole.pages.flat());
    expect(walk.pages.length).toBeGreaterThan(1);
  });
});
