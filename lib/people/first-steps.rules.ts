import type { Role } from "#lib/access/permissions";
import type { PageId } from "#lib/help/contents.rules";

/** What somebody does first in a role, where, and the events that show it was done. */
export type FirstStep = { id: string; href: string; events: readonly string[] };

const STEPS = {
  register: { href: "/models/new", events: ["model.registered"] },
  rate: { href: "/inbox", events: ["risk.assessed"] },
  answer: { href: "/inbox", events: ["control.answered", "card.answered", "evidence.attached"] },
  ask: { href: "/inbox", events: ["transition.requested"] },
  own: { href: "/inbox", events: ["model.owner_accepted", "model.registered"] },
  sign: { href: "/sign-offs", events: ["signoff.decided"] },
  confirm: { href: "/ratings", events: ["risk.confirmed"] },
  review: { href: "/ratings/reviews", events: ["evidence.reviewed"] },
  import: { href: "/imports/new", events: ["import.requested"] },
  verify: { href: "/audit/verification", events: ["ledger.verification_requested"] },
  export: { href: "/audit/exports", events: ["export.requested"] },
  take: { href: "/audit/exports", events: ["export.downloaded", "evidence.downloaded"] },
  units: { href: "/admin/units", events: ["unit.created"] },
  people: { href: "/admin/people", events: ["person.invited"] },
  roles: { href: "/admin/people", events: ["role.granted"] },
} as const satisfies Record<string, Omit<FirstStep, "id">>;

export type StepId = keyof typeof STEPS;
export const STEP_IDS = Object.keys(STEPS) as StepId[];

const OF_ROLE: Record<Role, { steps: readonly StepId[]; guide: PageId }> = {
  data_scientist: { steps: ["register", "rate", "answer", "ask"], guide: "guides/data-scientist" },
  model_owner: { steps: ["own", "answer", "ask", "sign"], guide: "guides/model-owner" },
  validator: { steps: ["review", "confirm", "sign"], guide: "guides/reviewer" },
  risk_officer: { steps: ["confirm", "sign", "import"], guide: "guides/reviewer" },
  compliance_officer: { steps: ["answer", "confirm", "sign"], guide: "guides/reviewer" },
  auditor: { steps: ["verify", "export", "take"], guide: "guides/auditor" },
  admin: { steps: ["units", "people", "roles"], guide: "guides/administrator" },
};

const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)];

/** The guides for somebody with these roles. */
export const guidesFor = (roles: readonly Role[]): PageId[] => distinct(roles.map((role) => OF_ROLE[role].guide));

/** Who has left this many events behind is no newcomer, and needs none of it. */
export const NEWCOMER_UP_TO = 200;

/** The steps of these roles, each with whether it was done; none for whoever has done all, or is no newcomer. */
export function firstSteps(roles: readonly Role[], events: readonly string[]) {
  if (events.length >= NEWCOMER_UP_TO) return [];
  const steps = distinct(roles.flatMap((role) => OF_ROLE[role].steps)).map((id) => ({
    id,
    href: STEPS[id].href,
    done: STEPS[id].events.some((event) => events.includes(event)),
  }));
  return steps.every(({ done }) => done) ? [] : steps;
}
