// What the database knows of the policy is what policy/ says. A new policy, or a new control, comes with a migration that teaches it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { SECOND_LINE } from "#lib/access/permissions";
import { dueAt, dueGates, isInherited } from "#lib/checklist/due.rules";
import { isAhead } from "#lib/checklist/lines.rules";
import { gatesInUse } from "#lib/checklist/present";
import { GATES, STAGES, TIERS } from "#lib/lifecycle/schema";
import { requiredSignoffs } from "#lib/lifecycle/signoffs.rules";
import { applicability, factsWithDefaults } from "#lib/models/facts.schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";
import { controlLibrary } from "#lib/policy/load";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { asOwner } from "#lib/test/database";

const policy = lifecyclePolicy();
const library = controlLibrary();
const asked = async <T>(text: string, values: unknown[] = []): Promise<T | undefined> =>
  (await asOwner<{ known: T & object }>(`select ${text} as known`, values))[0]?.known;

test("the transitions, lines and numbers of signers are those of the lifecycle policy", async () => {
  expect(await asked("signing_policy($1)", [policy.id])).toEqual({
    transitions: Object.fromEntries(policy.transitions.map(({ id, from, to, gate }) => [id, { from, to, gate }])),
    signoffs: policy.signoffs,
    distinct: policy.min_distinct_signers,
  });
});

test("the controls are those of the library", async () => {
  const due = library.controls.filter((control) => !isInherited(control));
  expect(await asked("known_controls()")).toEqual(
    Object.fromEntries(
      due.map((control) => [
        control.id,
        { due: dueGates(control), computed: control.computed, tiers: control.tiers, when: control.applies_when },
      ]),
    ),
  );
});

test("the second line answers what the library gives it to answer", async () => {
  const asks = library.controls.filter(
    (control) => !isInherited(control) && !control.computed && SECOND_LINE.some((role) => role === control.default_owner),
  );
  expect(await asked("second_line_controls()")).toEqual(
    Object.fromEntries(asks.map(({ id, default_owner }) => [id, default_owner])),
  );
});

test("a control is still ahead for both at the same stages", async () => {
  const ahead = await asOwner<{ id: string; stage: string }>(
    "select id, stage from jsonb_object_keys(known_controls()) as id, unnest($1::text[]) as stage where control_is_ahead(id, stage)",
    [[...STAGES]],
  );
  const wanted = library.controls
    .filter((control) => !isInherited(control))
    .flatMap((control) =>
      STAGES.filter((stage) => isAhead(control, stage, gatesInUse())).map((stage) => `${control.id} ${stage}`),
    );
  expect(ahead.map(({ id, stage }) => `${id} ${stage}`).toSorted()).toEqual(wanted.toSorted());
});

test("a control closes for both at the same stage", async () => {
  for (const stage of STAGES) {
    const closed = await asOwner<{ id: string }>(
      "select id from jsonb_object_keys(known_controls()) as id where control_is_closed(id, $1) order by id",
      [stage],
    );
    const behind = library.controls.filter((control) => !isInherited(control) && !isAhead(control, stage)).map(({ id }) => id);
    expect(
      closed.map(({ id }) => id),
      stage,
    ).toEqual(behind.toSorted());
  }
});

const known = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const content = fc.record({
  kind: known(FACT_VALUES.modelKind),
  domain: known(FACT_VALUES.domain),
  facts: fc.record({
    usesPersonalData: known([true, false]),
    usesPhi: known([true, false]),
    automatedDecision: known([true, false]),
    decidesAboutPeople: known([true, false]),
    deviceDetermination: known([true, false]),
    euAiActClass: known(FACT_VALUES.euAiActClass),
    sourcing: known(FACT_VALUES.sourcing),
    coveredEmploymentTool: known(FACT_VALUES.coveredEmploymentTool),
  }),
});

test("for any facts, program and database ask for the same signatures at each gate and tier", async () => {
  const cases = fc.sample(content, { numRuns: 300, seed: 162 }).map((one) => ({ ...one, facts: factsWithDefaults(one.facts) }));
  for (const gate of GATES.filter((each) => policy.signoffs[each]))
    for (const tier of TIERS) {
      const rows = await asOwner<{ lines: unknown }>(
        `select required_lines($1, $2, facts_known(jsonb_populate_record(null::model_version, one), $3)) as lines
         from jsonb_array_elements($4::jsonb) with ordinality as c(one, place) order by place`,
        [policy.id, gate, tier, JSON.stringify(cases)],
      );
      const lines = cases.map(({ kind, domain, facts }) => {
        const seen = applicability(kind, domain, facts, tier);
        const due = dueAt(library, gate, seen).map(({ control }) => control.id);
        return requiredSignoffs(policy, gate, tier, seen, due).map((line) => ({ ...line, of: line.of ?? null }));
      });
      expect(
        rows.map((row) => row.lines),
        `${gate} ${tier}, seed 162`,
      ).toEqual(lines);
    }
});
