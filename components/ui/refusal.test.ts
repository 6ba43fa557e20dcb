// A refusal names its rule and who can clear it, wherever somebody acts: held over the source, which no page shows all of.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const parts = globSync("components/**/*.tsx").flatMap((path) =>
  readFileSync(path, "utf8")
    .split(/^(?=(?:export )?(?:async )?function )/m)
    .map((part) => ({ where: `${path}: ${/function (\w+)/.exec(part)?.[1] ?? "head"}`, part })),
);
const found = (isFault: (part: string) => boolean) => parts.filter(({ part }) => isFault(part)).map(({ where }) => where);

test("whoever runs a command shows the reasons why it was refused", () => {
  expect(parts.length).toBeGreaterThan(200);
  expect(found((part) => /= useCommand\(/.test(part) && !/\breasons\b|<Form\b/.test(part))).toEqual([]);
});

test("no reason is told by its sentence alone", () => {
  expect(found((part) => /reasons(\[0\]|\.map\(\(\{ message \}\))/.test(part))).toEqual([]);
});
