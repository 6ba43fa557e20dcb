// What triggers keep of governed tables must be what reading these anew gives.
import { expect } from "vitest";
import { asOwner } from "#lib/test/database";

const SUMS = {
  listed_count: "unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval",
  month_count: "unit_id, restricted, imported, month, what, tier, days",
  waiting_count: "unit_id, restricted, imported, role, day",
  stage_count: "unit_id, restricted, imported, stage, tier, day",
};

/** What a roll-up says of each of its sorts, however many rows it takes to say it. */
export const sumsOf = async (table: keyof typeof SUMS) =>
  (
    await asOwner<{ sums: string }>(`select string_agg(s::text, ';' order by s::text) as sums from (
      select ${SUMS[table]}, sum(count) from ${table} group by ${SUMS[table]} having sum(count) <> 0) s`)
  )[0]?.sums;

const unlike = (kept: string, read: string) =>
  asOwner(`(select 'too little' as fault, d::text as row from (table ${read} except all table ${kept}) d)
    union all (select 'too much', d::text from (table ${kept} except all table ${read}) d)`);

const allSums = () => Promise.all((Object.keys(SUMS) as (keyof typeof SUMS)[]).map(sumsOf));

export async function expectReconciled() {
  expect(await unlike("waiting_item", "waits")).toEqual([]);
  expect(await unlike("model_due", "runs_out")).toEqual([]);
  expect(await unlike("stage_entry", "on_their_way")).toEqual([]);
  const kept = await allSums();
  await asOwner("select count_listed_models()");
  expect(await allSums()).toEqual(kept);
}
