import { describe, expect, test } from "vitest";
import type { Action } from "../actions/registry.ts";
import { type Entry, type Found, groupsOf, stepped } from "./entries.ts";

const actions: Action[] = [
  { id: "go:/models", label: "Models", group: "go", keys: "g m", href: "/models" },
  { id: "go:/inbox", label: "Inbox", group: "go", keys: "g i", href: "/inbox" },
  { id: "sign", label: "Sign", group: "page", keys: "s", href: "#" },
  { id: "next-row", label: "Next row", group: "walk", keys: "j", href: "#" },
  { id: "sign-out", label: "Sign out", group: "do", href: "#" },
];
const recent = [
  { href: "/models/1", label: "Sepsis early warning" },
  { href: "/models/2", label: "Customer churn" },
];
const sepsis: Found = { group: "models", id: "models:1", label: "Sepsis early warning", href: "/models/1" };
const all: Entry = { id: "all", label: "All models with these words", href: "/models?q=x" };

const shown = (typed: string, found: Found[] = []) =>
  groupsOf({ typed, actions, recent, found, all }).map(({ name, entries }) => [name, entries.map(({ id }) => id)]);

describe("the palette shows", () => {
  test("what was visited and all that can be done before anything is typed, but not how to walk", () => {
    expect(shown("")).toEqual([
      ["recent", ["recent:/models/1", "recent:/models/2"]],
      ["page", ["sign"]],
      ["go", ["go:/models", "go:/inbox"]],
      ["do", ["sign-out"]],
    ]);
  });

  test("what matches as beginnings of words, and always the list of all models", () => {
    expect(shown("sig")).toEqual([
      ["page", ["sign"]],
      ["do", ["sign-out"]],
      ["all", ["all"]],
    ]);
  });

  test("what was found once, though it was visited before", () => {
    expect(shown("seps", [sepsis])).toEqual([
      ["models", ["models:1"]],
      ["all", ["all"]],
    ]);
    expect(shown("seps")).toEqual([
      ["recent", ["recent:/models/1"]],
      ["all", ["all"]],
    ]);
  });
});

test("the arrows go round the ends, and from nowhere to the first or the last", () => {
  const entries = [all, sepsis];
  expect([stepped(entries, "all", 1), stepped(entries, "models:1", 1), stepped(entries, "all", -1)]).toEqual([
    "models:1",
    "all",
    "models:1",
  ]);
  expect([stepped(entries, null, 1), stepped(entries, "gone", -1), stepped([], null, 1)]).toEqual(["all", "models:1", null]);
});
