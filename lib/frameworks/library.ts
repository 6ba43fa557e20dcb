// The library as it is told: read off the policy in force.
import type { ControlDetail, ControlSummary, FrameworkDetail, FrameworkSummary } from "#lib/frameworks/schema";
import type { Control } from "#lib/policy/controls.schema";
import type { Framework, Requirement } from "#lib/policy/frameworks.schema";
import { controlLibrary, crosswalk, frameworks } from "#lib/policy/load";
import { once } from "#lib/policy/read-yaml";

const named = ({ id, name, short_name, issuer, jurisdiction, version, status }: Framework) => ({
  ...{ id, name, shortName: short_name, issuer, jurisdiction, version, status },
});

export const frameworkSummaries = once((): FrameworkSummary[] =>
  [...frameworks().values()]
    .map((framework) => ({
      ...named(framework),
      requirements: framework.requirements.length,
      controls: new Set(framework.requirements.flatMap(({ maps_to }) => maps_to)).size,
    }))
    .toSorted((a, b) => a.shortName.localeCompare(b.shortName, "en")),
);

const titles = once(() => new Map(controlLibrary().controls.map(({ id, title }) => [id, title])));

const requirementOf = ({ effective_from, maps_to, group, ...told }: Requirement) => ({
  ...{ id: told.id, ref: told.ref, title: told.title, text: told.text, obligation: told.obligation, level: told.level },
  evidence: told.evidence,
  group: group ?? null,
  effectiveFrom: effective_from ?? null,
  controls: maps_to.map((id) => ({ id, title: titles().get(id) ?? id })),
});

export const frameworkDetail = (id: string): FrameworkDetail | null => {
  const framework = frameworks().get(id);
  if (!framework) return null;
  const { applies_to, date, source_url, copyright_note, in_force, requirements } = framework;
  return {
    ...named(framework),
    date,
    sourceUrl: source_url,
    copyrightNote: copyright_note ?? null,
    milestones: in_force,
    appliesTo: { modelKinds: applies_to.model_kinds, tiers: applies_to.tiers, entity: applies_to.entity ?? null },
    requirements: requirements.map(requirementOf),
  };
};

const placed = (control: Control) => ({
  ...{ id: control.id, family: control.family, title: control.title, gate: control.gate, computed: control.computed },
  alsoCheckedAt: control.also_checked_at,
  defaultOwner: control.default_owner,
});

const satisfiedBy = (controlId: string) => crosswalk().get(controlId) ?? [];

export const controlSummaries = once((): ControlSummary[] =>
  controlLibrary().controls.map((control) => ({
    ...placed(control),
    requirements: satisfiedBy(control.id).length,
    frameworks: new Set(satisfiedBy(control.id).map(({ frameworkId }) => frameworkId)).size,
  })),
);

/** The frameworks a control answers for, by the name people call them, each with its requirements in the order of the source. */
const satisfies = (controlId: string): ControlDetail["satisfies"] =>
  [...Map.groupBy(satisfiedBy(controlId), ({ frameworkId }) => frameworkId)]
    .map(([frameworkId, entries]) => ({
      frameworkId,
      framework: frameworks().get(frameworkId)?.short_name ?? frameworkId,
      requirements: entries.map(({ id, ref, title }) => ({ id, ref, title })),
    }))
    .toSorted((a, b) => a.framework.localeCompare(b.framework, "en"));

export const controlDetail = (id: string): ControlDetail | null => {
  const { version, controls } = controlLibrary();
  const control = controls.find((one) => one.id === id);
  if (!control) return null;
  const { objective, check, evidence, tiers, scope, frequency, applies_when, own_people_when_light, comes_with } = control;
  return {
    ...placed(control),
    libraryVersion: version,
    ...{ objective, check, evidence, tiers, scope, frequency, appliesWhen: applies_when },
    ownPeopleWhenLight: own_people_when_light,
    comesWith: comes_with ?? null,
    satisfies: satisfies(id),
  };
};
