// The rule of what is still ahead, for statements that look across versions.
import { isAhead } from "#lib/checklist/lines.rules";
import { gatesInUse } from "#lib/checklist/present";
import { join, type Sql, sql } from "#lib/db/sql";
import { STAGES } from "#lib/lifecycle/schema";
import { controlLibrary } from "#lib/policy/load";

/** True of a control that is still asked for at a gate its version has before it: its evidence waits for a review, the rest does not. */
export const stillAsked = (controlId: Sql, stage: Sql): Sql => {
  const { controls } = controlLibrary();
  const cases = STAGES.map((at) => {
    const ids = controls.filter((control) => isAhead(control, at, gatesInUse())).map(({ id }) => id);
    return sql`when ${at} then ${ids}::text[]`;
  });
  return sql`${controlId} = any(case ${stage} ${join(cases, " ")} end)`;
};
