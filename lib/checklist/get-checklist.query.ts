import { checklistState } from "#lib/checklist/checklist-state";
import { GetChecklistInput } from "#lib/checklist/input.schema";
import { applicabilityOf, gateAhead, linesAt, progressOf } from "#lib/checklist/lines.rules";
import { itemsFor } from "#lib/checklist/list";
import { cardsFor } from "#lib/checklist/list-cards";
import { gatesInUse } from "#lib/checklist/present";
import { readerIn } from "#lib/checklist/reader";
import { satisfiedBy } from "#lib/checklist/requirements";
import { Checklist } from "#lib/checklist/schema";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { personIn } from "#lib/checklist/store";
import { LOCALES } from "#lib/core/language.rules";
import { query } from "#lib/core/operation";
import { readIn } from "#lib/core/task";
import { peopleNamed } from "#lib/models/people-named";
import { controlLibrary, lightPath } from "#lib/policy/load";

type Items = ReturnType<typeof itemsFor>;

const frameworksOf = (items: Items) => {
  const all = items.flatMap(({ requirements }) => requirements);
  return [...Map.groupBy(all, ({ frameworkId }) => frameworkId)]
    .map(([id, of]) => ({ id, name: of[0]?.framework ?? id, controls: of.length }))
    .toSorted((a, b) => a.name.localeCompare(b.name, LOCALES[readIn()]));
};

const peopleOf = ({ answers, attachments }: ChecklistState) => [
  ...answers.flatMap(({ answeredBy, preparedBy }) => [answeredBy, preparedBy]),
  ...attachments.flatMap(({ attachedBy, reviewedBy }) => [attachedBy, reviewedBy]),
];

const carriedIn = ({ answers, attachments }: ChecklistState) =>
  answers.filter(({ status, carriedFrom }) => status && carriedFrom !== null).length +
  attachments.filter(({ carriedFrom }) => carriedFrom !== null).length;

export const getChecklist = query({
  id: "getChecklist",
  summary: "The controls that apply to a version: asked, answered, computed, with evidence and what they satisfy",
  http: "GET /versions/{versionId}/checklist",
  permission: "model:read",
  scope: ({ versionId }) => ({ version: versionId }),
  input: GetChecklistInput,
  output: Checklist,

  read: async (db, { versionId, gate, framework }, ctx) => {
    const library = controlLibrary();
    const state = await checklistState(db, versionId);
    const named = await peopleNamed(db, peopleOf(state));
    const person = personIn(ctx, state);
    const items = itemsFor(library, state, {
      person,
      reader: readerIn(ctx.actor, state.unitId),
      names: (id) => named(id)?.name ?? id,
      satisfied: satisfiedBy(applicabilityOf(state)),
    });
    const ahead = gateAhead(state.stage);
    return {
      versionId,
      modelId: state.modelId,
      version: state.label,
      stage: state.stage,
      gate: ahead !== null && gatesInUse().includes(ahead) ? ahead : null,
      tier: state.tier,
      lightPath: state.lightPath,
      identified: state.content.identity !== null,
      progress: gatesInUse().map((each) => progressOf(linesAt(library, state, each), each)),
      mine: items.filter((item) => item.mine && !item.done && item.gate === ahead).length,
      carried: carriedIn(state),
      frameworks: frameworksOf(items),
      cards: cardsFor(lightPath(), library, state, person),
      items: items
        .filter((item) => !gate || item.dueAt.includes(gate))
        .filter((item) => !framework || item.requirements.some(({ frameworkId }) => frameworkId === framework)),
    };
  },
});
