import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ROLES } from "#lib/access/permissions";
import { firstSteps, guidesFor, NEWCOMER_UP_TO, STEP_IDS } from "./first-steps.rules.ts";

const done = (roles: Parameters<typeof firstSteps>[0], events: string[]) =>
  firstSteps(roles, events).map(({ id, done: ticked }) => `${id} ${ticked}`);

test("a newcomer in each role has three or four steps and a guide", () => {
  for (const role of ROLES) {
    expect(firstSteps([role], []).length, role).toBeGreaterThanOrEqual(3);
    expect(firstSteps([role], []).length, role).toBeLessThanOrEqual(4);
    expect(guidesFor([role])).toHaveLength(1);
  }
});

test("a step is ticked off by what the record shows, and by nothing else", () => {
  expect(done(["auditor"], ["session.ended"])).toEqual(["verify false", "export false", "take false"]);
  expect(done(["auditor"], ["ledger.verification_requested"])).toEqual(["verify true", "export false", "take false"]);
});

test("somebody with two roles does what both have in common once", () => {
  expect(done(["validator", "risk_officer"], ["signoff.decided"])).toEqual([
    "review false",
    "confirm false",
    "sign true",
    "import false",
  ]);
});

test("nothing is shown once all is done, to whoever is no newcomer, and without a role", () => {
  expect(firstSteps(["admin"], ["unit.created", "person.invited", "role.granted"])).toEqual([]);
  expect(firstSteps(["admin"], Array(NEWCOMER_UP_TO).fill("model.registered"))).toEqual([]);
  expect(firstSteps([], [])).toEqual([]);
});

test("every step has its words, and every event that ticks one off is an event of an operation", () => {
  const words = JSON.parse(readFileSync("messages/en/help.json", "utf8")).steps.step;
  expect(Object.keys(words).sort()).toEqual([...STEP_IDS].sort());
  const commands = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".command.ts"))
    .map((file) => readFileSync(`lib/${file}`, "utf8"))
    .join("\n");
  const events = [...readFileSync("lib/people/first-steps.rules.ts", "utf8").matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(
    ([, event]) => event,
  );
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !commands.includes(`"${event}"`))).toEqual([]);
});
