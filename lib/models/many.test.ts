import { expect, test } from "vitest";
import { actsOffered, MANY_ACTS } from "#lib/models/many.rules";
import { operations } from "#lib/operations";

test("what is done with many models is a command of one model, offered to whoever may run it", () => {
  const commands = new Map(Object.values(operations).map((operation) => [operation.id, operation]));
  for (const { command, permission } of Object.values(MANY_ACTS))
    expect(commands.get(command)).toMatchObject({
      kind: "command",
      permission,
      http: expect.stringContaining("/models/{modelId}"),
    });
});

test("a list offers what can be done with what it shows", () => {
  expect(actsOffered(() => true, false)).toEqual(["owner", "move", "recordType", "archive"]);
  expect(actsOffered(() => true, true)).toEqual(["unarchive"]);
  expect(actsOffered((permission) => permission === "model:govern", false)).toEqual(["recordType", "archive"]);
  expect(actsOffered(() => false, true)).toEqual([]);
});
