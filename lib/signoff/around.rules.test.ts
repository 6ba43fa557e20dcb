import fc from "fast-check";
import { expect, test } from "vitest";
import { aroundIn } from "#lib/signoff/around.rules";

const a = { id: "a", since: "2026-11-02T08:00:00.000Z" };
const b = { id: "b", since: "2026-11-03T08:00:00.000Z" };
const c = { id: "c", since: "2026-11-03T08:00:00.000Z" };
const d = { id: "d", since: "2026-11-09T08:00:00.000Z" };

test("inside of the queue it goes both ways, and ends at its ends", () => {
  expect(aroundIn([a, b, c], b)).toEqual({ place: 2, count: 3, previous: "a", next: "c" });
  expect(aroundIn([a, b, c], a)).toMatchObject({ place: 1, previous: null, next: "b" });
  expect(aroundIn([a, b, c], c)).toMatchObject({ place: 3, previous: "b", next: null });
});

test("after a decision comes what came after it, not what was passed over", () => {
  expect(aroundIn([a, c, d], b)).toEqual({ place: 0, count: 3, previous: "a", next: "c" });
  expect(aroundIn([a, b, d], c)).toMatchObject({ previous: "b", next: "d" });
  expect(aroundIn([b, c], a)).toMatchObject({ previous: null, next: "b" });
});

test("after the last one was decided, what was passed over comes again; with nothing left there is no way on", () => {
  expect(aroundIn([a, b], d)).toEqual({ place: 0, count: 2, previous: "b", next: "a" });
  expect(aroundIn([], d)).toEqual({ place: 0, count: 0, previous: null, next: null });
});

test("whoever decides and goes on comes to every one of the queue once", () => {
  const queues = fc.uniqueArray(fc.record({ id: fc.uuid(), since: fc.constantFrom(a.since, b.since, d.since) }), {
    selector: ({ id }) => id,
    minLength: 1,
  });
  fc.assert(
    fc.property(queues, (unordered) => {
      let left = unordered.toSorted((one, other) => (one.since + one.id < other.since + other.id ? -1 : 1));
      const met: string[] = [];
      for (let here = left[0]; here; here = left.find(({ id }) => id === aroundIn(left, here as typeof a).next)) {
        met.push(here.id);
        const decided = here.id;
        left = left.filter(({ id }) => id !== decided);
      }
      expect(met).toEqual(unordered.map(({ id }) => id).toSorted((one, other) => met.indexOf(one) - met.indexOf(other)));
    }),
  );
});
