// The checker finds each violation it is there for, and none in a history that is right.
import { expect, test } from "vitest";
import { type Call, type History, type Signature, violations } from "./history.rules";

const signature = (given: Partial<Signature> = {}): Signature => ({
  id: "g1",
  slotId: "s1",
  requestId: "r1",
  versionId: "v1",
  personId: "validator",
  gate: "G2",
  meaning: "validated",
  independent: true,
  dossierHash: "h1",
  stands: true,
  ...given,
});
const call = (given: Partial<Call>): Call => ({
  session: "a",
  kind: "read",
  subject: "m1",
  start: 0,
  end: 1,
  outcome: "done",
  ...given,
});

const RIGHT: History = {
  calls: [
    call({ start: 0, end: 1, revision: 1 }),
    call({ kind: "revise", start: 2, end: 3, revision: 2, token: "edit-1" }),
    call({ start: 4, end: 5, revision: 2 }),
    call({ session: "b", start: 2, end: 6, revision: 1 }),
    call({ kind: "return", outcome: "refused", token: "return-1" }),
    call({ kind: "sign", outcome: "unknown", token: "g9" }),
    call({ kind: "sign", session: "c", token: "g1" }),
  ],
  events: [
    { event: "model.revised", session: "a", text: '{"notes": "edit-1"}', leaves: 1 },
    { event: "signoff.decided", session: "c", text: '{"id": "g1"}', leaves: 1 },
  ],
  rows: [
    { table: "signoff", key: "s1", old: null, new: "open" },
    { table: "signoff", key: "s2", old: null, new: "waiting" },
    { table: "signoff", key: "s1", old: "open", new: "signed" },
  ],
  requests: [{ id: "r1", state: "approved", versionId: "v1", requestedBy: "owner", dossierHash: "h1", needs: ["validated"] }],
  slots: [{ id: "s1", requestId: "r1", state: "signed", meaning: "validated" }],
  signatures: [signature(), signature({ id: "g0", personId: "another", stands: false, dossierHash: "h0" })],
  works: [{ versionId: "v1", people: ["owner", "author"] }],
};

const but = (given: Partial<History>): History => ({ ...RIGHT, ...given });
const more = (...calls: Call[]) => but({ calls: [...RIGHT.calls, ...calls] });

test("a history that is right", () => expect(violations(RIGHT)).toEqual([]));

test.each<[string, History, string]>([
  [
    "approved with a slot that nobody signed",
    but({ slots: [{ id: "s1", requestId: "r1", state: "open", meaning: "validated" }] }),
    "approved without",
  ],
  ["approved with a signature that was taken back", but({ signatures: [signature({ stands: false })] }), "approved without"],
  ["approved on another dossier than was signed", but({ signatures: [signature({ dossierHash: "h2" })] }), "approved without"],
  ["approved on a signature of another request", but({ signatures: [signature({ requestId: "r0" })] }), "approved without"],
  [
    "approved without a slot that the matrix asks for",
    but({ requests: RIGHT.requests.map((request) => ({ ...request, needs: ["validated", "approved"] })) }),
    "no slot for approved",
  ],
  [
    "an act that nobody was told of, whatever it holds",
    but({ events: [...RIGHT.events, { event: "signoff.decided", session: "c", text: "{}", leaves: 1 }] }),
    "c was told of 1, and the ledger has 2",
  ],
  [
    "two winners of one slot",
    but({ requests: [], signatures: [signature(), signature({ id: "g2", personId: "another" })] }),
    "two winners",
  ],
  [
    "a change that began elsewhere than the one before ended",
    but({ rows: [...RIGHT.rows, { table: "signoff", key: "s1", old: "open", new: "void" }] }),
    "lost update",
  ],
  ["signed by the author", but({ signatures: [signature({ personId: "author" })] }), "against segregation"],
  ["signed by whoever asked", but({ works: [], signatures: [signature({ personId: "owner" })] }), "against segregation"],
  [
    "two signatures of one person at one gate",
    but({
      slots: [...RIGHT.slots, { id: "s2", requestId: "r1", state: "signed", meaning: "approved" }],
      signatures: [signature(), signature({ id: "g2", slotId: "s2", meaning: "approved" })],
    }),
    "against segregation",
  ],
  ["a reading older than one's own write", more(call({ start: 7, end: 8, revision: 1 })), "went back"],
  [
    "a reading older than one's reading before",
    more(call({ session: "d", start: 1, end: 2, revision: 3 }), call({ session: "d", start: 3, end: 4, revision: 2 })),
    "went back",
  ],
  [
    "a reading without what somebody else wrote before it",
    more(call({ session: "d", start: 7, end: 8, revision: 1 })),
    "stale read",
  ],
  ["an acknowledged event that is lost", but({ events: RIGHT.events.slice(1) }), "done, and in the ledger 0 times"],
  [
    "an acknowledged event that is there twice",
    but({ events: [...RIGHT.events, ...RIGHT.events] }),
    "done, and in the ledger 2 times",
  ],
  [
    "an acknowledged event that was not sealed",
    but({ events: RIGHT.events.map((event) => ({ ...event, leaves: 0 })) }),
    "done, and in the ledger 1 times",
  ],
  [
    "a refused call that was done",
    but({ events: [...RIGHT.events, { event: "signoff.decided", session: "a", text: "return-1", leaves: 1 }] }),
    "refused, and in the ledger 1 times",
  ],
])("it finds %s", (_what, history, found) => {
  expect(violations(history)).toContainEqual(expect.stringContaining(found));
});
