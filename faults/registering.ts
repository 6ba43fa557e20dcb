// Data scientists who register models all the while, and what must be true of that whatever happened meanwhile.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { query } from "./outside";
import type { Answer, Person } from "./people";

export const aModel = (name: string) => ({ name, purpose: "To be there once after the fault.", kind: "ml", domain: "other" });
export const unitOf = async (person: Person): Promise<string> =>
  (await person.calls("GET", "/models?limit=1")).body.items[0].businessUnit.id;
export const found = async (person: Person, name: string): Promise<number> =>
  (await person.calls("GET", `/models?q=${encodeURIComponent(name)}`)).body.items.length;

/** Registers models one after another until told to stop; every call keeps its key and its answer. */
export async function registers(person: Person, unit: string, stop: AbortSignal) {
  const made: { name: string; key: string; answer: Answer }[] = [];
  while (!stop.aborted) {
    const [name, key] = [`Fault ${randomUUID()}`, randomUUID()];
    const answer = await person.calls("POST", "/models", { ...aModel(name), businessUnit: unit }, key, 10);
    made.push({ name, key, answer });
    // Nobody hammers on a closed door.
    if (answer.status !== 201) await sleep(100);
  }
  return made;
}

export type Registered = Awaited<ReturnType<typeof registers>>;
/** The same key tells what became of it, or does it now; an acknowledged answer is the same answer. Some of those are asked again. */
export async function expectSameAnswers(scientist: Person, unit: string, registered: Registered) {
  const acknowledged = registered.filter(({ answer }) => answer.status === 201);
  const unknown = registered.filter(({ answer }) => answer.status !== 201);
  for (const { name, key, answer } of [...unknown, ...acknowledged.slice(-20)]) {
    const again = await scientist.insists("POST", "/models", { ...aModel(name), businessUnit: unit }, key);
    expect(again.status).toBe(201);
    if (answer.status === 201) expect(again.body.id).toBe(answer.body.id);
  }
}

/** Every one is there once, the acknowledged under the id that was told. */
export async function expectOnce(owner: string, registered: Registered) {
  const names = registered.map(({ name }) => name);
  const there = await query<{ id: string; name: string }>(owner, "select id, name from model where name = any($1)", [names]);
  expect(there.map(({ name }) => name).sort()).toEqual(names.sort());
  const told = new Map(there.map(({ id, name }) => [name, id]));
  for (const { name, answer } of registered) if (answer.status === 201) expect(told.get(name)).toBe(answer.body.id);
}
