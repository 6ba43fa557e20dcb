import { expect, test } from "vitest";
import { byPath, inWords, isOver, type Outcome } from "./command-outcome.ts";

const refused = (...reasons: { code: string; message: string; path?: string }[]): Outcome<unknown> => ({
  ok: false,
  status: 409,
  code: "refused",
  reasons,
});
const words = { fault: "our fault", sentBefore: "sent before" };

test("a refusal keeps the idempotency key, so that a doubled request is found", () => {
  expect(isOver(refused({ code: "SD-1", message: "no" }))).toBe(false);
  expect(isOver(refused())).toBe(false);
});

test("success ends the key, and so does finding that it was used with something else", () => {
  expect(isOver({ ok: true, data: null })).toBe(true);
  expect(isOver(refused({ code: "idempotency.other_input", message: "…" }))).toBe(true);
});

test("nobody is refused without a sentence", () => {
  expect(inWords(refused(), words)).toMatchObject({ reasons: [{ code: "refused", message: "our fault" }] });
  expect(inWords(refused({ code: "idempotency.other_input", message: "…" }), words)).toMatchObject({
    reasons: [{ message: "sent before" }],
  });
});

test("two errors of one field stand at that field, in their order", () => {
  const reasons = [
    { code: "a", message: "one", path: "facts.usesPhi" },
    { code: "b", message: "two", path: "facts.usesPhi" },
    { code: "c", message: "elsewhere" },
  ];
  expect(byPath(reasons)).toEqual({ "facts.usesPhi": ["one", "two"] });
});
