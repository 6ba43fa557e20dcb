// Random people who try random decisions in random order, by the rules alone: whatever they do, what must hold holds.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import { MEANING_KIND, SIGNING_ROLES, TIERS } from "#lib/lifecycle/schema";
import { distinctSigners, signersOf, waitsFor } from "#lib/lifecycle/signoffs.rules";
import { act, person, policy, review, signing } from "#lib/signoff/request.fixture";
import { decide, type Review, withdrawSignature } from "#lib/signoff/request.rules";
import { DECISIONS } from "#lib/signoff/schema";
import { mayDecide, type Person } from "#lib/signoff/segregation.rules";

const IDS = ["author", "owner", "p1", "p2", "p3", "p4", "p5"] as const;
const ROLES = [...SIGNING_ROLES, "admin", "auditor"] as const;
const GATES = ["G0", "G1", "G2", "G3"] as const;
/** What each person does for a living; who else they claim to be is drawn. */
const BASE = [
  "data_scientist",
  "model_owner",
  "validator",
  "compliance_officer",
  "risk_officer",
  "data_scientist",
  "risk_officer",
];

const world = fc.record({
  gate: fc.constantFrom(...GATES),
  tier: fc.constantFrom(...TIERS),
  requesterId: fc.constantFrom(...IDS),
  ownerId: fc.constantFrom("author", "owner", "owner", "owner", "p1", null),
  others: fc.array(fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 }), { minLength: IDS.length, maxLength: IDS.length }),
  editorIds: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 2 }),
  /** Who owned the model before the present owner, since this version exists. */
  formerOwnerIds: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom<string[]>(...IDS), { maxLength: 2 }) },
  ),
});
/** Mostly plain signatures, so that many requests come to their end. */
const attempt = fc.record({
  who: fc.nat(IDS.length - 1),
  signoff: fc.nat(3),
  does: fc.oneof(
    { weight: 60, arbitrary: fc.constant("sign" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DECISIONS, "withdraw" as const) },
  ),
});
const attempts = fc.array(attempt, { minLength: 40, maxLength: 120, size: "max" });

type World = { request: Review; people: Person[]; materialEditorIds: string[]; everOwnerIds: string[] };

const worldOf = ({
  gate,
  tier,
  requesterId,
  ownerId,
  others,
  editorIds,
  formerOwnerIds,
}: typeof world extends fc.Arbitrary<infer W> ? W : never): World => ({
  request: review(gate, tier, { requesterId, ownerId }),
  people: IDS.map((id, index) => person(id, [BASE[index] ?? "", ...(others[index] ?? [])])),
  materialEditorIds: editorIds,
  everOwnerIds: ownerId === null ? formerOwnerIds : [...formerOwnerIds, ownerId],
});

/** The request after the attempt; the same request when a rule refuses it. */
const tried = (
  { request, people, ...work }: World,
  { who, signoff, does }: { who: number; signoff: number; does: string },
): Review => {
  const somebody = people[who];
  const target = request.signoffs[signoff % request.signoffs.length];
  if (!somebody || !target) return request;
  try {
    if (does === "withdraw") return { ...request, ...withdrawSignature(request, target.id, somebody.id) };
    if (!mayDecide(somebody, signing(request, target.id, work)).allowed) return request;
    const decision = DECISIONS.find((each) => each === does) ?? "sign";
    return { ...request, ...decide(policy, request, act(target.id, somebody.id, { decision, reason: "Because." })) };
  } catch (error) {
    if (error instanceof Refusal) return request;
    throw error;
  }
};

const played = (start: World, moves: readonly { who: number; signoff: number; does: string }[]): Review[] => {
  const seen = [start.request];
  for (const move of moves) seen.push(tried({ ...start, request: seen.at(-1) ?? start.request }, move));
  return seen;
};

test("approved is never reached without each signature by somebody who may give it, and enough different people", () => {
  const approved = new Set<string>();
  fc.assert(
    fc.property(world, attempts, (drawn, moves) => {
      const start = worldOf(drawn);
      const end = played(start, moves).at(-1) ?? start.request;
      if (end.state !== "approved") return;
      approved.add(`${end.gate} ${end.tier}`);
      expect(signersOf(end.signoffs).size).toBeGreaterThanOrEqual(distinctSigners(policy, end.gate, end.tier));
      for (const { state, meaning, decidedBy, roles } of end.signoffs) {
        expect(state).toBe("signed");
        const signer = start.people.find(({ id }) => id === decidedBy);
        expect(signer?.roles.some((role) => roles.some((asked) => asked === role))).toBe(true);
        expect(signer?.isAdmin || signer?.isAuditor).toBe(false);
        if (MEANING_KIND[meaning] !== "independent") continue;
        expect([drawn.ownerId, drawn.requesterId, ...drawn.editorIds, ...drawn.formerOwnerIds, "author"]).not.toContain(
          decidedBy,
        );
        expect(end.signoffs.filter((each) => each.decidedBy === decidedBy && each.meaning !== "acknowledged")).toHaveLength(1);
      }
    }),
    { numRuns: 3000, seed: 20261123 },
  );
  expect(approved.size).toBe(GATES.length * TIERS.length);
});

test("a signature never stands before those it waits for, and nothing is open that should wait", () => {
  fc.assert(
    fc.property(world, attempts, (drawn, moves) => {
      for (const { state, signoffs } of played(worldOf(drawn), moves)) {
        if (state !== "open" && state !== "approved") continue;
        for (const signoff of signoffs) expect(waitsFor(signoff, signoffs).length > 0).toBe(signoff.state === "waiting");
      }
    }),
    { numRuns: 1000 },
  );
});

test("a closed request changes no more, and after a return or refusal nothing is open", () => {
  fc.assert(
    fc.property(world, attempts, (drawn, moves) => {
      const seen = played(worldOf(drawn), moves);
      const closedAt = seen.findIndex(({ state }) => state !== "open");
      if (closedAt < 0) return;
      for (const later of seen.slice(closedAt)) expect(later.signoffs).toEqual(seen[closedAt]?.signoffs);
      expect(seen[closedAt]?.signoffs.some(({ state }) => state === "open" || state === "waiting")).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("in whatever order people try, the signatures of an approval come in an order the policy allows", () => {
  const signers: Record<string, string> = { validated: "p1", compliance_reviewed: "p2", approved: "p3", responsible: "owner" };
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.keys(signers), { minLength: 4 }), (tries) => {
      let now = review("G2", "high");
      const order: string[] = [];
      while (now.state === "open") {
        const id = tries.find((each) => now.signoffs.some((signoff) => signoff.id === each && signoff.state === "open"));
        if (!id) break;
        order.push(id);
        now = { ...now, ...decide(policy, now, act(id, signers[id] ?? "")) };
      }
      expect(now.state).toBe("approved");
      expect(order.slice(2)).toEqual(["approved", "responsible"]);
      expect(order.slice(0, 2)).toEqual(tries.filter((id) => id === "compliance_reviewed" || id === "validated"));
    }),
  );
});
