// Controls and requirements that match words: read off the policy in force, without the database.
import { controlLibrary, frameworks } from "#lib/policy/load";
import { once } from "#lib/policy/read-yaml";
import { bestOf } from "#lib/search/match.rules";
import { FOUND_MAX, type SearchOutput } from "#lib/search/schema";

const controls = once(() =>
  controlLibrary().controls.map(({ id, title, family }) => ({ id, title, family, href: `/frameworks/controls/${id}` })),
);

const requirements = once(() =>
  [...frameworks().values()].flatMap((framework) =>
    framework.requirements.map(({ id, ref, title }) => ({
      ...{ id, ref, title, framework: framework.short_name },
      href: `/frameworks/${framework.id}#${id}`,
    })),
  ),
);

export const controlsFound = (q: string): SearchOutput["controls"] =>
  bestOf(controls(), ({ id, title, family }) => ({ codes: [id], title, about: family }), q, FOUND_MAX);

export const requirementsFound = (q: string): SearchOutput["requirements"] =>
  bestOf(requirements(), ({ id, ref, title, framework }) => ({ codes: [ref, id], title, about: framework }), q, FOUND_MAX);
