import { expect, test } from "vitest";
import { unitsOffered, unitsOnPage } from "#lib/units/rules";

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

const counted = (units: { id: string; hidden: number }[]) => units.map(({ id, hidden }) => `${id} ${hidden}`);

test("a page of a tree ends with a whole level and says what is below; from a unit on it shows that", () => {
  const divisions = below("root", 20);
  const teams = divisions.flatMap(({ id }) => below(id, 50));
  const all = [root, ...divisions, ...teams];
  expect(counted(unitsOnPage(all))).toEqual(["root 0", ...divisions.map(({ id }) => `${id} 50`)]);
  expect(counted(unitsOnPage(all, "root/7"))).toEqual(["root/7 0", ...below("root/7", 50).map(({ id }) => `${id} 0`)]);
  expect(counted(unitsOnPage([root, ...divisions]))).toEqual(["root 0", ...divisions.map(({ id }) => `${id} 0`)]);
});

test("of very many right below one, as many as fit are shown, and how many are not", () => {
  const page = unitsOnPage([root, ...below("root", 150), ...below("root/3", 5)]);
  expect(page).toHaveLength(100);
  expect(page[0]).toMatchObject({ id: "root", hidden: 51 });
  expect(page.find(({ id }) => id === "root/3")).toMatchObject({ hidden: 5 });
  expect(unitsOnPage([], "gone")).toEqual([]);
  expect(unitsOnPage(below("root/7", 3)).map(({ id }) => id)).toEqual(["root/7/0", "root/7/1", "root/7/2"]);
});
