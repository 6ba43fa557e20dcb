import { describe, expect, test } from "vitest";
import { keyFaults } from "#lib/people/keys.rules";

const codes = (...args: Parameters<typeof keyFaults>) => keyFaults(...args).map(({ code }) => code);
const person = { id: "p", kind: "person" as const, activeKeys: 0 };
const machine = { id: "command-line", kind: "command_line" as const, activeKeys: 0 };

describe("an API key", () => {
  test("for oneself is made", () => {
    expect(codes({ scopes: ["read", "write"], personId: undefined }, person)).toEqual([]);
    expect(codes({ scopes: ["read"], personId: "p" }, person)).toEqual([]);
  });
  test("for somebody else is refused to a person, also to an administrator", () =>
    expect(codes({ scopes: ["read"], personId: "other" }, person)).toEqual(["key.not_own"]));
  test("that may sign is made at the machine only", () => {
    expect(codes({ scopes: ["read", "sign"], personId: undefined }, person)).toEqual(["key.sign"]);
    expect(codes({ scopes: ["read", "sign"], personId: "other" }, machine)).toEqual([]);
  });
  test.each([
    [19, []],
    [20, ["key.too_many"]],
  ])("beside %i that work", (activeKeys, refused) =>
    expect(codes({ scopes: ["read"], personId: undefined }, { ...person, activeKeys })).toEqual(refused),
  );
});
