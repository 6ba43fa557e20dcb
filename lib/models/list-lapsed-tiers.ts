import type pg from "pg";

/** Lists models anew whose lowered tier has run out. Lists compare the day themselves; their order by tier follows with this. */
export const listLapsedTiers = async (pool: pg.Pool): Promise<void> => {
  await pool.query("select list_lapsed_tiers()");
};
