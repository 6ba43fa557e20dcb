import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/core/errors";
import type { Act } from "#lib/signoff/decision.rules";
import { act, policy, review } from "#lib/signoff/request.fixture";
import { closed, decide, mayWithdraw, type Review, withdrawSignature } from "#lib/signoff/request.rules";
import { SIGNOFF_STATES } from "#lib/signoff/schema";

/** The request once each of these has signed, in this order. */
const once = (request: Review, ...signed: [signoffId: string, personId: string][]): Review => {
  let now = request;
  for (const [signoffId, personId] of signed) now = { ...now, ...decide(policy, now, act(signoffId, personId)) };
  return now;
};
const states = ({ signoffs }: Pick<Review, "signoffs">) => Object.fromEntries(signoffs.map(({ id, state }) => [id, state]));

const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.reasons.map(({ code }) => code).join(", ")}`;
    throw error;
  }
  return "nothing refused";
};
const refused = (request: Review, decision: Act) => refusal(() => decide(policy, request, decision));

const condition = { text: "Four weeks of silent running first.", ownerId: "owner", dueOn: "2026-12-31" };

describe("signing", () => {
  test("validator and compliance open the approval, the approval opens the owner's acceptance, that approves", () => {
    const first = once(review("G2", "high"), ["validated", "v"]);
    expect(states(first)).toEqual({
      validated: "signed",
      compliance_reviewed: "open",
      approved: "waiting",
      responsible: "waiting",
    });
    const second = decide(policy, first, act("compliance_reviewed", "c"));
    expect([second.state, second.opened]).toEqual(["open", ["approved"]]);
    const last = once({ ...first, ...second }, ["approved", "r"], ["responsible", "owner"]);
    expect(last.state).toBe("approved");
  });

  test("an acknowledgement opens the release", () => {
    expect(states(once(review("G3", "low"), ["acknowledged", "owner"]))).toEqual({ acknowledged: "signed", released: "open" });
  });

  test("with conditions needs one, each with a day that has not passed", () => {
    const request = review("G2", "high");
    const conditional = (conditions?: Act["conditions"]) =>
      refused(request, act("validated", "v", { decision: "sign_with_conditions", conditions }));
    expect(conditional()).toBe("invalid: signoff.condition_missing");
    expect(conditional([{ ...condition, dueOn: "2026-11-22" }])).toBe("invalid: signoff.condition_past");
    expect(conditional([{ ...condition, dueOn: "2026-11-23" }])).toBe("nothing refused");
    expect(refused(request, act("validated", "v", { conditions: [condition] }))).toBe("invalid: signoff.conditions_unasked");
  });

  test("an acknowledgement carries no conditions", () => {
    const decision = act("acknowledged", "owner", { decision: "sign_with_conditions", conditions: [condition] });
    expect(refused(review("G0", "low"), decision)).toBe("invalid: signoff.acknowledged_plainly");
  });

  test("the first signature accepts the accountability statement; an acknowledgement or a return asks for none", () => {
    expect(refused(review("G2", "high"), act("validated", "v", { statementAccepted: null }))).toBe(
      "invalid: signoff.statement_needed",
    );
    expect(refused(review("G0", "low"), act("acknowledged", "owner", { statementAccepted: null }))).toBe("nothing refused");
    const back = act("validated", "v", { statementAccepted: null, decision: "return", reason: "Which data?" });
    expect(refused(review("G2", "high"), back)).toBe("nothing refused");
  });

  test("the same people twice do not make enough different people", () => {
    const request = once(review("G2", "high"), ["validated", "v"], ["compliance_reviewed", "c"], ["approved", "v"]);
    expect(refused(request, act("responsible", "c"))).toBe("refused: signoff.too_few_signers");
  });

  test("a sign-off of another request is not found", () => {
    expect(refused(review("G2", "high"), act("released", "x"))).toBe("notFound: not_found");
  });

  test("a sign-off is decided once, and not before it opens", () => {
    const request = once(review("G2", "high"), ["validated", "v"]);
    expect(refused(request, act("validated", "w"))).toBe("conflict: signoff.decided");
    expect(refused(request, act("approved", "r"))).toBe("conflict: signoff.waiting");
  });
});

describe("a dossier that moved", () => {
  test("nobody signs what they have not read: the hash they read has to be the one that is there", () => {
    expect(refused(review("G2", "high"), act("validated", "v", { dossierHash: "b".repeat(64) }))).toBe("conflict: signoff.stale");
  });

  test("an edit has made the request void: the refusal names field, person and time", () => {
    const lastChange = { field: "limitations", name: "Demo data scientist", time: "10:31 UTC" };
    const request = review("G1", "high", { state: "void", lastChange });
    expect(() => decide(policy, request, act("responsible", "owner"))).toThrow(
      expect.objectContaining({
        reasons: [{ code: "signoff.stale", values: { field: "limitations", name: "Demo data scientist", time: "10:31 UTC" } }],
      }),
    );
  });
});

describe("returning and refusing", () => {
  test.each([
    ["return", "returned"],
    ["refuse", "refused"],
  ] as const)("%s needs a reason, closes the request and voids what is open", (decision, state) => {
    const request = once(review("G2", "high"), ["validated", "v"]);
    expect(refused(request, act("compliance_reviewed", "c", { decision, reason: "  " }))).toBe("invalid: signoff.reason_missing");
    const done = decide(policy, request, act("compliance_reviewed", "c", { decision, reason: "The notice is missing." }));
    expect(done.state).toBe(state);
    expect(states(done)).toEqual({ validated: "signed", compliance_reviewed: state, approved: "void", responsible: "void" });
    expect(done.voided).toEqual(["approved", "responsible"]);
    expect(refused({ ...request, ...done }, act("approved", "r"))).toBe("conflict: signoff.request_closed");
  });
});

describe("answers given inside a signature", () => {
  const peerCheck = (): Review => {
    const request = review("G2", "low");
    const answersDue = ["CC-VAL-01", "CC-VAL-02"];
    return { ...request, signoffs: request.signoffs.map((each) => (each.id === "validated" ? { ...each, answersDue } : each)) };
  };
  const answers = ["CC-VAL-01", "CC-VAL-02"].map((controlId) => ({ controlId, note: "Looked at it myself." }));

  test("come with the signature, all of them, once, and no others", () => {
    const signed = (given: Act["answers"]) => refused(peerCheck(), act("validated", "v", { answers: given }));
    expect(signed(answers)).toBe("nothing refused");
    expect(signed(answers.slice(0, 1))).toBe("invalid: signoff.answer_missing");
    expect(signed([...answers, ...answers.slice(1)])).toBe("invalid: signoff.answer_elsewhere");
    expect(signed([...answers, { controlId: "CC-RSK-02", note: "Accepted." }])).toBe("invalid: signoff.answer_elsewhere");
  });

  test("are not needed to return it", () => {
    expect(refused(peerCheck(), act("validated", "v", { decision: "return", reason: "No test data." }))).toBe("nothing refused");
  });
});

describe("signing for a committee", () => {
  const body = {
    body: "Model risk committee",
    meetingOn: "2026-11-20",
    minuteRef: "MRC-2026-11, item 4",
    membersPresent: ["Chair", "Member"],
    quorumMet: true,
    recused: [{ personId: "s", why: "Sponsor of the project" }],
    outcome: "Approved",
    dissent: null,
  };
  const request = () => once(review("G2", "high"), ["validated", "v"], ["compliance_reviewed", "c"]);

  test("is for the approval, with a quorum, by nobody it recused", () => {
    expect(refused(request(), act("approved", "r", { onBehalfOf: body }))).toBe("nothing refused");
    expect(refused(request(), act("approved", "s", { onBehalfOf: body }))).toBe("invalid: signoff.recused");
    expect(refused(request(), act("approved", "r", { onBehalfOf: { ...body, quorumMet: false } }))).toBe(
      "invalid: signoff.no_quorum",
    );
    expect(refused(review("G2", "high"), act("validated", "v", { onBehalfOf: body }))).toBe("invalid: signoff.body_elsewhere");
  });
});

describe("taking back", () => {
  test("a signature taken back opens its sign-off, and whoever signed after it signs again", () => {
    const request = once(review("G2", "high"), ["validated", "v"], ["compliance_reviewed", "c"], ["approved", "r"]);
    const back = withdrawSignature(request, "validated", "v");
    expect(states(back)).toEqual({
      validated: "open",
      compliance_reviewed: "signed",
      approved: "waiting",
      responsible: "waiting",
    });
    expect(back.reopened).toEqual(["validated", "approved"]);
    expect(back.signoffs.find(({ id }) => id === "approved")?.decidedBy).toBeNull();
  });

  test("only one's own, only while the request is open, only what is signed", () => {
    const request = once(review("G2", "high"), ["validated", "v"]);
    const taken = (by: string, id = "validated", now = request) => refusal(() => withdrawSignature(now, id, by));
    expect(taken("c")).toBe("forbidden: signoff.not_yours");
    expect(taken("v", "approved")).toBe("conflict: signoff.not_signed");
    expect(taken("v", "validated", { ...request, state: "approved" })).toBe("conflict: signoff.request_closed");
  });

  test("a request is taken back by whoever asked or by the owner, while it is open", () => {
    const request = review("G1", "low");
    expect(mayWithdraw(request, "author")).toBeNull();
    expect(mayWithdraw(request, "owner")).toBeNull();
    expect(mayWithdraw(request, "validator")?.code).toBe("signoff.requester_only");
    expect(mayWithdraw({ ...request, state: "returned" }, "author")?.code).toBe("signoff.request_closed");
  });

  test("a withdrawn request keeps its signatures to be seen; a void one takes them with it", () => {
    const request = once(review("G2", "high"), ["validated", "v"]);
    expect(states(closed(request, "withdrawn"))).toMatchObject({ validated: "signed", approved: "void" });
    expect(closed(request, "void").voided).toHaveLength(4);
    for (const { state } of closed(request, "void").signoffs) expect(SIGNOFF_STATES.indexOf(state)).toBe(5);
  });
});
