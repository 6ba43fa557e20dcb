import { describe, expect, test } from "vitest";
import { pressed } from "./keys.ts";

const bound = ["j", "s", "?", "g m", "g s"];

describe("a pressed key", () => {
  test.each([
    ["alone does what it is bound to", null, "j", { hit: "j", waiting: null }],
    ["that begins something longer waits for the next", null, "g", { hit: null, waiting: "g" }],
    ["after it completes what was begun", "g", "m", { hit: "g m", waiting: null }],
    ["means what it means there, not what it means alone", "g", "s", { hit: "g s", waiting: null }],
    ["that goes on with nothing begins anew", "g", "j", { hit: "j", waiting: null }],
    ["twice still waits", "g", "g", { hit: null, waiting: "g" }],
    ["that is bound to nothing does nothing", null, "x", { hit: null, waiting: null }],
    ["that is bound to nothing forgets what was begun", "g", "x", { hit: null, waiting: null }],
    ["in capitals is another key", null, "J", { hit: null, waiting: null }],
  ])("%s", (_what, waiting, key, expected) => expect(pressed(waiting, key, bound)).toEqual(expected));
});
