/** Controls Countersign answers from its own records. Nobody types them; each says in one sentence what was checked. */
import { type Reason, reason } from "#lib/core/errors";
import type { Gate, Tier } from "#lib/lifecycle/schema";
import type { RatingStatus } from "#lib/risk/schema";

/** What Countersign knows about one version when it computes its controls. Counts, ids and field names only, no free text. */
export type ComputedFrom = {
  /** The gate the answer is for: a provisional rating is enough at G0. */
  gate: Gate;
  /** CC-GOV-02. `owner`: none, named and not yet accepted, or accepted. `conflicts`: people holding roles that exclude each other. */
  people: { owner: "none" | "named" | "accepted"; authorCount: number; conflicts: number };
  /** CC-GOV-05. Fields not known that decide which rules apply (`unknownFacts`), and the jurisdictions named. */
  applicability: { unknown: readonly string[]; jurisdictions: readonly string[] };
  /** CC-GOV-07. Exceptions in force, and those whose date has passed. */
  exceptions: { open: number; expired: number };
  /** CC-INV-01. Mandatory fields of the inventory record that are empty. */
  missingFields: readonly string[];
  /** CC-INV-02. The rating of this version; null when there is none. */
  rating: { status: RatingStatus; tier: Tier | null; provisional: boolean } | null;
  /** CC-VAL-04. Findings not closed, and how many of them block a gate. */
  findings: { open: number; blocking: number };
  /** CC-CHG-01. No version of this model came before. */
  firstVersion: boolean;
  /** CC-CHG-02. Safeguards of segregation the last self-check found missing, and attempts blocked on this model. */
  segregation: { faults: number; blockedAttempts: number };
  /** CC-APR-01. Approval derived from signatures on this version's dossier. */
  approval: "none" | "open" | "approved";
  /** CC-CHG-03. SHA-256 of what was approved and of what is to be deployed; null when there is none to compare. */
  digests: { approved: string | null; deployed: string | null };
};

/** `sentence` is a key and values of messages/en/checklist-computed.json; `reason` of messages/en/refusals/checklist.json. */
export type Computed = { status: "effective"; sentence: Reason } | { status: "not_effective"; reason: Reason };

type Rule = (id: string, from: ComputedFrom) => Computed | null;

const verdict = (effective: boolean, id: string, values?: Reason["values"]): Computed =>
  effective ? { status: "effective", sentence: reason(id, values) } : { status: "not_effective", reason: reason(id, values) };

const ratingStands = ({ rating, gate }: ComputedFrom) =>
  rating?.status === "confirmed" && rating.tier !== null && (gate === "G0" || !rating.provisional);

/** Why the rating does not stand, as its sentence distinguishes it. */
const ratingState = ({ rating }: ComputedFrom) => {
  if (!rating) return "none";
  return rating.status === "confirmed" ? "provisional" : rating.status;
};

/** Another artefact than the approved one; nothing is said while one of the two is not known. */
export const isOtherArtefact = ({ approved, deployed }: ComputedFrom["digests"]): boolean =>
  approved !== null && deployed !== null && approved !== deployed;

/** Two digests that differ leave people nothing to answer. */
const sameArtefact = (id: string, digests: ComputedFrom["digests"]): Computed | null => {
  if (isOtherArtefact(digests)) return verdict(false, id, { approved: digests.approved ?? "", deployed: digests.deployed ?? "" });
  return digests.approved !== null && digests.deployed !== null ? verdict(true, id, { digest: digests.approved }) : null;
};

const RULES: Readonly<Record<string, Rule>> = {
  "CC-GOV-02": (id, { people }) => verdict(people.owner !== "none" && people.conflicts === 0, id, people),
  "CC-GOV-05": (
    id,
    {
      applicability: {
        unknown: [first, ...more],
        jurisdictions,
      },
    },
  ) =>
    first
      ? verdict(false, id, { unknown: first, more: more.length })
      : verdict(true, id, { jurisdictions: jurisdictions.join(", ") || "none" }),
  "CC-GOV-07": (id, { exceptions }) => verdict(exceptions.expired === 0, id, exceptions),
  "CC-INV-01": (id, { missingFields }) => verdict(missingFields.length === 0, id, { missing: missingFields.join(", ") }),
  "CC-INV-02": (id, from) =>
    ratingStands(from)
      ? verdict(true, id, { tier: from.rating?.tier ?? "none", provisional: from.rating?.provisional ? "yes" : "no" })
      : verdict(false, id, { state: ratingState(from) }),
  "CC-VAL-04": (id, { findings }) => verdict(findings.blocking === 0, id, findings),
  "CC-CHG-01": (id, { firstVersion }) => (firstVersion ? verdict(true, id) : null),
  "CC-CHG-02": (id, { segregation }) => verdict(segregation.faults === 0, id, segregation),
  "CC-CHG-03": (id, { digests }) => sameArtefact(id, digests),
  "CC-APR-01": (id, { approval }) => verdict(approval === "approved", id, { approval }),
};

/** Countersign's own answer to a control; null when it has none and people answer. */
export const computedStatus = (controlId: string, from: ComputedFrom): Computed | null =>
  Object.hasOwn(RULES, controlId) ? (RULES[controlId]?.(controlId, from) ?? null) : null;
