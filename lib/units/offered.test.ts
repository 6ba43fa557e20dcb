import { expect, test } from "vitest";
import { unitsOffered } from "#lib/units/rules";

const below = (parentId: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `${parentId}/${n}`, parentId }));
const root = { id: "root", parentId: null };

test("as many as fit a list are all offered", () => {
  const units = [root, ...below("root", 40), ...below("root/3", 20)];
  expect(unitsOffered(units)).toEqual(units);
});

test("of very many the upper levels are, and the one that is chosen", () => {
  const divisions = below("root", 20);
  const teams = divisions.flatMap(({ id }) => below(id, 50));
  expect(unitsOffered([root, ...divisions, ...teams])).toEqual([root, ...divisions]);
  expect(unitsOffered([root, ...divisions, ...teams], "root/7/31")).toEqual([
    root,
    ...divisions,
    { id: "root/7/31", parentId: "root/7" },
  ]);
});

test("who sees a few units of a tree begins with the uppermost of them", () => {
  const teams = below("root/7", 150);
  expect(unitsOffered(teams)).toHaveLength(100);
  expect(unitsOffered([{ id: "root/7", parentId: "root" }, ...teams])).toEqual([{ id: "root/7", parentId: "root" }]);
});
