/** What is still open on a version, for the first page of its dossier. Pure. */

export type OpenPoint = { key: string; values: Record<string, string | number> };

/** The parts of a dossier's content this reads; a signature that was withdrawn or voided does not count. */
export type PointsOf = {
  model: { owner: string | null; ownerAcceptedAt: string | null; claim: { stage: string | null } | null };
  version: { stage: string; identity: { type: string; name?: string | null } | null };
  rating: { status: string; provisional: boolean; unknowns: readonly string[] } | null;
  checklist: readonly {
    controlId: string;
    done: boolean;
    carriedFrom: string | null;
    evidence: readonly { state: string; expired: boolean; canChange: boolean }[];
  }[];
  requests: readonly { state: string; signoffs: readonly { state: string; meaning: string; roles: readonly string[] }[] }[];
};

const point = (key: string, values: OpenPoint["values"] = {}): OpenPoint => ({ key, values });
const when = (holds: boolean, key: string, values: OpenPoint["values"] = {}): OpenPoint[] => (holds ? [point(key, values)] : []);

const ofModel = ({ model, version }: PointsOf): OpenPoint[] => [
  ...when(model.owner === null, "noOwner"),
  ...when(model.owner !== null && model.ownerAcceptedAt === null, "ownerNotAccepted"),
  ...when(version.identity === null, "noIdentity"),
  ...when(version.identity?.type === "hosted_model" && !version.identity.name, "notPinned"),
  ...when(model.claim?.stage != null && !["approved", "in_production", "restricted"].includes(version.stage), "claim", {
    stage: (model.claim?.stage ?? "").replaceAll("_", " "),
  }),
];

const ofRating = ({ rating }: PointsOf): OpenPoint[] => {
  if (!rating) return [point("notRated")];
  return [
    ...when(rating.status !== "confirmed", "notConfirmed", { status: rating.status.replaceAll("_", " ") }),
    ...when(rating.provisional, "provisional"),
    ...when(rating.unknowns.length > 0, "unknowns", { questions: rating.unknowns.join(", ") }),
  ];
};

const ofChecklist = ({ checklist }: PointsOf): OpenPoint[] => {
  const open = checklist.filter(({ done }) => !done).map(({ controlId }) => controlId);
  const evidence = checklist.flatMap((line) => line.evidence);
  const carried = checklist.filter(({ carriedFrom }) => carriedFrom !== null).length;
  const count = (holds: (one: (typeof evidence)[number]) => boolean) => evidence.filter(holds).length;
  const [pending, rejected, expired, loose] = [
    count(({ state }) => state === "pending"),
    count(({ state }) => state === "rejected"),
    count((one) => one.expired),
    count(({ canChange }) => canChange),
  ];
  return [
    ...when(open.length > 0, "controls", { count: open.length, controls: open.join(", ") }),
    ...when(pending > 0, "evidencePending", { count: pending }),
    ...when(rejected > 0, "evidenceRejected", { count: rejected }),
    ...when(expired > 0, "evidenceExpired", { count: expired }),
    ...when(loose > 0, "evidenceCanChange", { count: loose }),
    ...when(carried > 0, "carried", { count: carried }),
  ];
};

const ofRequests = ({ requests }: PointsOf): OpenPoint[] =>
  requests
    .filter(({ state }) => state === "open")
    .flatMap(({ signoffs }) => signoffs)
    .filter(({ state }) => state === "open" || state === "waiting")
    .map(({ meaning, roles }) =>
      point("signoff", { meaning: meaning.replaceAll("_", " "), roles: roles.join(" or ").replaceAll("_", " ") }),
    );

/** In the order in which somebody would clear them. */
export const openPoints = (content: PointsOf): OpenPoint[] => [
  ...ofModel(content),
  ...ofRating(content),
  ...ofChecklist(content),
  ...ofRequests(content),
];
