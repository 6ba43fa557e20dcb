import { expect, test } from "vitest";
import { reason } from "#lib/core/errors";
import { opensByItself, type Waiting } from "#lib/lifecycle/light-path.rules";
import { STAGES } from "#lib/lifecycle/schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { REQUEST_STATES } from "#lib/signoff/schema";

const waiting: Waiting = { light: true, stage: "proposed", authorIds: ["author", "second"], lastRequest: null, unmet: [] };
const opens = (part: Partial<Waiting>) => opensByItself(lifecyclePolicy(), { ...waiting, ...part });

test("T1 and T4 open by themselves in the name of an author, nothing else does", () => {
  expect(STAGES.flatMap((stage) => opens({ stage }) ?? [])).toEqual([
    { transition: "T1", to: "in_development", requesterId: "author" },
    { transition: "T4", to: "approved", requesterId: "author" },
  ]);
});

test("not on the full path, not with something unmet, not without an author", () => {
  expect(opens({ light: false })).toBeNull();
  expect(opens({ unmet: [reason("checklist.unanswered")] })).toBeNull();
  expect(opens({ authorIds: [] })).toBeNull();
});

test("what a person returned, refused or withdrew waits for a person; what an edit made void opens again", () => {
  expect(REQUEST_STATES.filter((lastRequest) => opens({ lastRequest }) !== null)).toEqual(["void"]);
});
