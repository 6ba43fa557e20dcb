// R12: two read a record over REST and both save. The second is told the state of now and by whom it was changed; a save that does not
// say what it rests on is refused.
import { expect, test } from "vitest";
import { aModel } from "#lib/test/models";
import { aKeyOf } from "#lib/test/people";
import { rest } from "#lib/web/rest";

const calls = async (key: string, method: "GET" | "PATCH", path: string, input?: object) => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const body = input && JSON.stringify(input);
  const [route = ""] = path.split("?");
  const request = new Request(`http://localhost/api/v1/${path}`, { method, headers, ...(body && { body }) });
  const response = await rest(request, { params: Promise.resolve({ path: route.split("/") }) });
  return { status: response.status, body: await response.json() };
};

test("whoever saves second over REST gets 409 with the present state, and finds there what the other one changed", async () => {
  const model = await aModel({ intendedUse: "Reading letters." });
  const [owner, author] = [(await aKeyOf(model.owner.id)).key ?? "", (await aKeyOf(model.author.id)).key ?? ""];
  const path = `models/${model.id}`;
  const [one, other] = [await calls(owner, "GET", path), await calls(author, "GET", path)];
  expect(one.body.revision).toBe(other.body.revision);

  const first = await calls(owner, "PATCH", path, { revision: one.body.revision, intendedUse: "Sorting letters." });
  expect(first.status).toBe(200);
  const second = await calls(author, "PATCH", path, { revision: other.body.revision, limitations: "Wrong in the dark." });
  expect(second).toMatchObject({
    status: 409,
    body: { code: "conflict", reasons: [{ code: "stale" }], current: { id: model.id, revision: first.body.revision } },
  });
  const { body: history } = await calls(author, "GET", `${path}/history?limit=1`);
  expect(history.items[0].changes).toContainEqual(
    expect.objectContaining({ before: "Reading letters.", after: "Sorting letters." }),
  );
  const { body: kept } = await calls(author, "GET", path);
  expect(kept).toMatchObject({ revision: first.body.revision });

  const again = await calls(author, "PATCH", path, { revision: second.body.current.revision, limitations: "Wrong in the dark." });
  expect(again.status).toBe(200);
  const blind = await calls(author, "PATCH", path, { limitations: "Whatever was there." });
  expect(blind).toMatchObject({ status: 422, body: { reasons: [{ path: "revision" }] } });
});
