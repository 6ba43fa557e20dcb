import { describe, expect, test } from "vitest";
import { DecideSignoffInput, RequestTransitionInput, reauthenticationOf } from "#lib/signoff/schema";

const faults = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; code: string }[] } | undefined }) =>
  result.error?.issues.map(({ path, code }) => `${path.join(".")} ${code}`.trim()) ?? [];

describe("asking for a transition", () => {
  const ask = (part: object) => faults(RequestTransitionInput.safeParse({ versionId: "v", to: "in_production", ...part }));

  test("a deployment says where and to what extent", () => {
    expect(ask({ deployment: { environment: "lending-production", extent: "full" } })).toEqual([]);
    expect(ask({ deployment: { environment: " ", extent: "half" } })).toEqual([
      "deployment.environment too_small",
      "deployment.extent invalid_value",
    ]);
  });

  test("only a deployment as found has run before", () => {
    const found = { environment: "ward", extent: "full", since: "2019-01-01" };
    expect(ask({ deployment: found })).toEqual(["deployment.since custom"]);
    expect(ask({ deployment: { ...found, asFound: true } })).toEqual([]);
    expect(ask({ deployment: { ...found, asFound: true, since: "2019-02-30" } })).toEqual(["deployment.since invalid_format"]);
  });

  test("unknown fields and stages are refused", () => {
    expect(ask({ approved: true })).toEqual(["unrecognized_keys"]);
    expect(ask({ to: "live" })).toEqual(["to invalid_value"]);
  });
});

describe("deciding", () => {
  const input = { signoffId: "s", decision: "sign", dossierHash: "a".repeat(64) };
  const decides = (part: object) => faults(DecideSignoffInput.safeParse({ ...input, ...part }));

  test("a condition has a text, an owner and a calendar date", () => {
    const condition = { text: "Silent running first.", ownerId: "p", dueOn: "2026-12-31" };
    expect(decides({ conditions: [condition] })).toEqual([]);
    expect(decides({ conditions: [{ ...condition, dueOn: "31.12.2026" }] })).toEqual(["conditions.0.dueOn invalid_format"]);
    expect(decides({ conditions: [{ text: condition.text }] })).toHaveLength(2);
  });

  test("the zone is one that exists", () => {
    expect(decides({ zone: "Europe/London" })).toEqual([]);
    expect(decides({ zone: "Europe/Atlantis" })).toEqual(["zone custom"]);
  });

  test("a hash is 64 hexadecimal digits", () => {
    expect(decides({ dossierHash: "sha256:1" })).toEqual(["dossierHash invalid_format"]);
  });

  test("the short form of the proof is the long one", () => {
    const proof = (part: object) => reauthenticationOf(DecideSignoffInput.parse({ ...input, ...part }));
    expect(proof({ secret: "s3cret", email: "a@demo.example" })).toEqual({
      method: "password",
      secret: "s3cret",
      email: "a@demo.example",
    });
    expect(proof({ reauthentication: { method: "password", secret: "s3cret" } })).toEqual({
      method: "password",
      secret: "s3cret",
    });
    expect(proof({})).toBeNull();
    expect(decides({ reauthentication: { method: "passkey" } })).toEqual(["reauthentication.method invalid_union"]);
  });
});
