/** What a decision has to bring with it: reason, conditions, answers, the body spoken for, the accountability statement. */
import { type Reason, reason } from "#lib/core/errors";
import type { RequiredSignoff } from "#lib/lifecycle/signoffs.rules";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import type { Body, Decision, SignatureCondition, SignoffAnswer, SignoffState } from "#lib/signoff/schema";

export type Signoff = RequiredSignoff & {
  id: string;
  state: SignoffState;
  decidedBy: string | null;
  /** Controls whose answer comes with this signature and is not given yet. */
  answersDue: readonly string[];
};

/** One person's decision. `statementAccepted` is the version they accepted before or accept with this call. */
export type Act = {
  signoffId: string;
  personId: string;
  statementAccepted: number | null;
  decision: Decision;
  dossierHash: string;
  /** Today in the organisation's zone, as an ISO date. */
  today: string;
  reason?: string | undefined;
  conditions?: readonly SignatureCondition[] | undefined;
  answers?: readonly SignoffAnswer[] | undefined;
  onBehalfOf?: Body | undefined;
};

/** Whether the decision is a signature; returning and refusing are none. */
export const signs = ({ decision }: Pick<Act, "decision">): boolean => decision === "sign" || decision === "sign_with_conditions";
const reasonIf = (condition: boolean, code: string, values?: Reason["values"]): Reason[] =>
  condition ? [reason(code, values)] : [];

const conditionFaults = ({ decision, conditions = [], today }: Act, { meaning }: Signoff): Reason[] => [
  ...reasonIf(decision === "sign_with_conditions" && conditions.length === 0, "signoff.condition_missing", {
    field: "conditions",
  }),
  ...reasonIf(decision !== "sign_with_conditions" && conditions.length > 0, "signoff.conditions_unasked", {
    field: "conditions",
  }),
  ...reasonIf(decision === "sign_with_conditions" && meaning === "acknowledged", "signoff.acknowledged_plainly", {
    field: "decision",
  }),
  ...conditions.flatMap(({ dueOn }, index) =>
    reasonIf(dueOn < today, "signoff.condition_past", { path: `conditions.${index}.dueOn`, dueOn }),
  ),
];

/** An answer belongs to this signature, and a signature gives each answer that is due with it. */
const answerFaults = (act: Act, { answersDue }: Signoff): Reason[] => {
  const given = (act.answers ?? []).map(({ controlId }) => controlId);
  return [
    ...given
      .filter((controlId, index) => !answersDue.includes(controlId) || given.indexOf(controlId) !== index)
      .map((controlId) => reason("signoff.answer_elsewhere", { path: "answers", controlId })),
    ...(signs(act) ? answersDue : [])
      .filter((controlId) => !given.includes(controlId))
      .map((controlId) => reason("signoff.answer_missing", { path: "answers", controlId })),
  ];
};

/** A body speaks through the one who approves, with a quorum, and never through somebody it recused. */
const bodyFaults = ({ onBehalfOf, personId }: Act, { meaning }: Signoff): Reason[] =>
  onBehalfOf
    ? [
        ...reasonIf(meaning !== "approved", "signoff.body_elsewhere", { path: "onBehalfOf" }),
        ...reasonIf(!onBehalfOf.quorumMet, "signoff.no_quorum", { path: "onBehalfOf.quorumMet", body: onBehalfOf.body }),
        ...reasonIf(
          onBehalfOf.recused.some((recused) => recused.personId === personId),
          "signoff.recused",
          { path: "onBehalfOf.recused", body: onBehalfOf.body },
        ),
      ]
    : [];

/** Everything the decision lacks, or brings that does not belong to it; empty when it is complete. */
export const faults = (act: Act, signoff: Signoff): Reason[] => [
  ...reasonIf(!signs(act) && !act.reason?.trim(), "signoff.reason_missing", { path: "reason" }),
  ...conditionFaults(act, signoff),
  ...answerFaults(act, signoff),
  ...bodyFaults(act, signoff),
];

/** The version of the accountability statement to accept before this signature (21 CFR 11.10(j)); null when none. */
export const statementNeeded = (
  policy: LifecyclePolicy,
  { meaning }: Pick<Signoff, "meaning">,
  accepted: number | null,
): number | null => {
  const { version } = policy.accountability_statement;
  return policy.meanings[meaning].secret && accepted !== version ? version : null;
};
