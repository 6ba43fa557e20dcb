import fc from "fast-check";
import { expect, test } from "vitest";
import { left, matching, pressed, resting, toggled, typing } from "./combobox-state.ts";

const options = [
  { value: "1", label: "Demo model owner", note: "Retail credit" },
  { value: "2", label: "Demo validator", note: "Retail credit" },
  { value: "3", label: "Demo risk officer", note: "All units" },
];

test("typing a name and Enter chooses the first match", () => {
  const typed = typing(resting(null), "valid");
  const list = matching(options, typed.typed);
  expect(pressed(typed, "Enter", list)).toEqual(resting(options[1] ?? null));
});

test("Enter in a closed list belongs to the form", () => {
  expect(pressed(resting(options[0] ?? null), "Enter", options)).toBeNull();
});

test("Escape closes an open list and nothing else", () => {
  expect(pressed(toggled(resting(null)), "Escape", options)).toEqual(resting(null));
  expect(pressed(resting(null), "Escape", options)).toBeNull();
});

test("leaving a half-typed name keeps the choice, leaving an emptied field takes it back", () => {
  const chosen = resting(options[2] ?? null);
  expect(left(typing(chosen, "Demo ri"))).toEqual(chosen);
  expect(left(typing(chosen, ""))).toEqual(resting(null));
});

test("the note of an option is searched too", () => {
  expect(matching(options, "ALL units").map(({ value }) => value)).toEqual(["3"]);
  expect(matching(options, null)).toEqual(options);
});

test("whatever keys are pressed, the active place is in the list or none", () => {
  const keys = fc.array(fc.constantFrom("ArrowDown", "ArrowUp", "Escape", "Enter", "x"));
  fc.assert(
    fc.property(keys, fc.nat({ max: 3 }), (pressedKeys, count) => {
      const list = options.slice(0, count);
      let state = resting(null);
      for (const key of pressedKeys) {
        state = pressed(state, key, list) ?? state;
        expect(state.active).toBeGreaterThanOrEqual(-1);
        expect(state.active).toBeLessThan(Math.max(1, list.length));
      }
    }),
  );
});
