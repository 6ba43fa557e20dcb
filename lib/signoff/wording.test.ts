import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sentences, worded } from "#lib/core/wording";
import { rolesKey } from "#lib/lifecycle/rules";
import { MEANINGS, STAGES } from "#lib/lifecycle/schema";
import { policy } from "#lib/signoff/request.fixture";
import { REQUEST_STATES } from "#lib/signoff/schema";

const FILES = globSync("lib/{lifecycle,signoff}/*.ts").filter((file) => !/\.(test|fixture)\.ts$/.test(file));
// Names of events look the same and are none.
const CODE = /(?<!(?:event|refused): )"((?:lifecycle|signoff|comment)\.[a-z_]+|SD-\d+|KO-\d+)"/g;
const used = [
  ...new Set(FILES.flatMap((file) => [...readFileSync(file, "utf8").matchAll(CODE)].map(([, code]) => code ?? ""))),
].toSorted();
const written = ["lifecycle", "signoff"].flatMap((name) =>
  Object.keys(JSON.parse(readFileSync(`messages/en/refusals/${name}.json`, "utf8"))),
);

/** Something for every blank of every sentence. */
const VALUES = {
  approved: "sha256:aa",
  as: "author",
  body: "Model risk committee",
  controlId: "CC-VAL-02",
  deployed: "sha256:bb",
  dueOn: "2026-11-22",
  fact: "usesPhi",
  field: "limitations",
  from: "proposed",
  gate: "G2",
  have: 2,
  meaning: "validated",
  more: 1,
  name: "Demo data scientist",
  names: "Demo validator",
  needed: 3,
  signatures: 2,
  stage: "in_validation",
  state: "returned",
  time: "10:31 UTC",
  to: "approved",
  version: "2.0",
  what: "reduction",
  who: "validator",
};
const said = (code: string, values: Record<string, string | number> = {}) => {
  const { message, fix = "", clearedBy = "" } = worded({ code, values: { ...VALUES, ...values } });
  return [message, fix, clearedBy];
};
/** A sentence that lacks a value comes back as its key, one that lacks a word shows an id. */
const isSentence = expect.not.stringMatching(/^text$|[{}]|[a-z]_[a-z]/);

describe("the words of a refusal", () => {
  test("every rule that refuses has a sentence, and every sentence belongs to a rule", () => {
    expect(used.filter((code) => !sentences().has(code))).toEqual([]);
    expect(written.filter((code) => !used.includes(code))).toEqual([]);
  });

  test.each(used)("%s reads as a sentence", (code) => {
    expect(said(code)).toEqual([isSentence, isSentence, isSentence]);
  });

  test("every set of roles the policy names has words", () => {
    const asked = policy.transitions.flatMap(({ later, requested_by }) =>
      later || !requested_by ? [] : [rolesKey(requested_by)],
    );
    const lines = Object.values(policy.signoffs).flatMap((tiers) => Object.values(tiers).flat());
    const words = [
      ...asked.map((who) => said("lifecycle.not_asker", { who })),
      ...lines.map(({ roles }) => said("lifecycle.nobody_can_sign", { who: rolesKey(roles) })),
      ...lines.map(({ roles }) => said("signoff.role_missing", { who: rolesKey(roles) })),
    ];
    for (const each of words) expect(each).toEqual([isSentence, isSentence, isSentence]);
  });

  test("every stage, meaning and state has words", () => {
    for (const stage of STAGES) expect(said("lifecycle.no_transition", { from: stage, to: stage })[0]).toEqual(isSentence);
    for (const meaning of MEANINGS)
      for (const code of ["signoff.waiting", "SD-3"]) expect(said(code, { meaning })[0]).toEqual(isSentence);
    for (const state of REQUEST_STATES) expect(said("signoff.request_closed", { state })[0]).toEqual(isSentence);
  });
});

describe("the exact words of the refusals people meet most", () => {
  test.each<[string, Record<string, string | number>, string, string]>([
    [
      "SD-15",
      { as: "requester" },
      "You opened this request, so you cannot approve it (rule: who asks does not decide).",
      "Demo validator",
    ],
    ["SD-1", {}, "You wrote version 2.0, so you cannot review it (SD-1).", "Demo validator"],
    ["SD-1", { as: "editor" }, "You changed material content of version 2.0, so you cannot review it (SD-1).", "Demo validator"],
    [
      "SD-2",
      { as: "owner", names: "none" },
      "You own this model, so you cannot review or approve it (SD-2).",
      "Nobody here; an administrator can invite somebody",
    ],
    ["SD-7", {}, "You wrote version 2.0, so you cannot release it (SD-7).", "Demo validator"],
    ["lifecycle.nobody_can_sign", {}, "Nobody here can sign as validator.", "An administrator can invite one"],
    [
      "lifecycle.tier_unconfirmed",
      {},
      "The tier is not confirmed by a second person.",
      "A validator, risk officer or compliance officer who is neither owner, author nor assessor",
    ],
    [
      "signoff.stale",
      {},
      "Changed since you opened it: Limitations, by Demo data scientist, 10:31 UTC. Read the change, then decide again.",
      "",
    ],
    ["signoff.stale", { field: "none" }, "Changed since you opened it. Read the change, then decide again.", ""],
    [
      "signoff.stale",
      { name: "none" },
      "Changed since you opened it: Limitations. Nothing is signed that is no longer there: return the request, or withdraw it and ask again.",
      "",
    ],
    ["signoff.voided", { more: 0, signatures: 1 }, "Limitations changed by Demo data scientist: 1 signature is void.", ""],
    ["signoff.voided", { more: 2 }, "Limitations and 2 more fields changed by Demo data scientist: 2 signatures are void.", ""],
    [
      "signoff.would_void",
      { names: "Demo model owner, Demo validator" },
      "This voids 2 signatures (Demo model owner, Demo validator). Change it?",
      "",
    ],
    ["signoff.waiting", { meaning: "acknowledged" }, "This sign-off opens once the owner's acknowledgement is signed.", ""],
  ])("%s", (code, values, message, clearedBy) => {
    const [said_, , by] = said(code, values);
    expect([said_, by]).toEqual([message, clearedBy]);
  });
});

test("the labels of the catalogue are those of the policy", () => {
  const { label } = JSON.parse(readFileSync("messages/en/meanings.json", "utf8"));
  expect(label).toEqual(Object.fromEntries(MEANINGS.map((meaning) => [meaning, policy.meanings[meaning].label])));
});
