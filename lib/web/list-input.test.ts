import { expect, test } from "vitest";
import { ListPeopleInput } from "#lib/people/schema";
import { listInput } from "#lib/web/list-input";

const asked: [Record<string, string | string[] | undefined>, object][] = [
  [
    { q: "maria", role: "validator" },
    { q: "maria", role: "validator" },
  ],
  [{ role: "king", state: "active", colour: "red" }, { state: "active" }],
  [{ q: ["one", "two"], unit: "", cursor: undefined }, { q: "one" }],
  [{ limit: "0", constructor: "x" }, {}],
  [{ q: "a\0b", unit: "\ud800", state: "active" }, { state: "active" }],
];

test.each(asked)("the address %j asks for %j", (params, input) => expect(listInput(ListPeopleInput, params)).toEqual(input));
