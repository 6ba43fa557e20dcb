// What every step of the demonstration stands on: the people, the day, the door.
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { Actor } from "#lib/access/actor";
import { commandLine } from "#lib/access/actor";
import { Refusal } from "#lib/core/errors";
import type { Caller, InputOf, Operation, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { worded } from "#lib/core/wording";
import type { Clock } from "#lib/demo/clock";
import type { AnswersFile, Portfolio, Story, StoryVersion } from "#lib/demo/portfolio.schema";
import { keepFile } from "#lib/web/upload";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST_HOUR = 10;

export type DemoPerson = { id: string; email: string };

export type Scene = {
  portfolio: Portfolio;
  answers: AnswersFile;
  /** Aborts when the process is asked to stop. */
  signal: AbortSignal;
  people: Map<string, DemoPerson>;
  units: Map<string, string>;
  /** Somebody of the demonstration, by key. */
  person(key: string): DemoPerson;
  /** ISO date of a day counted from the first start. */
  date(d: number): string;
  /** ISO date of the day that is played. */
  today(): string;
  /** Puts the clock to ten o'clock UTC of this day, or leaves it where it stands when the day has begun. */
  goTo(d: number): Promise<void>;
  /** Runs an operation as this person. */
  does<Op extends Operation>(by: string, op: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  /** Runs an operation as the machine's own command line. */
  atTheMachine<Op extends Operation>(op: Op, input: InputOf<Op>): Promise<OutputOf<Op>>;
  keep(by: string, file: { name: string; type: string; bytes: Buffer }): Promise<Awaited<ReturnType<typeof keepFile>>>;
};

/** The open request of a version, as far as the seed has to know it. */
export type Asked = {
  id: string;
  dossierHash: string;
  signoffs: { id: string; roles: string[]; meaning: string; signed: boolean }[];
};

/** Where the story of a model stands. Steps move it on. */
export type Told = {
  story: Story;
  modelId: string;
  versionId: string;
  version: StoryVersion;
  asked: Asked | null;
  assessmentId: string | null;
  /** Of the newest version: controls with an answer, files by name with the id of their record, uses nobody accepted with their control. */
  answered: Set<string>;
  filed: Map<string, string>;
  waiting: Map<string, string>;
};

type Given = {
  portfolio: Portfolio;
  answers: AnswersFile;
  clock: Clock;
  /** The start of the day that is day 0, UTC. */
  firstDay: Date;
  actorOf(personId: string): Promise<Actor | null>;
  signal: AbortSignal;
};

export function sceneOf({ portfolio, answers, clock, firstDay, actorOf, signal }: Given): Scene {
  const date = (d: number) => new Date(firstDay.getTime() + d * DAY_MS).toISOString().slice(0, 10);
  let day = 0;
  const people = new Map<string, DemoPerson>();
  const actors = new Map<string, Actor>();
  const person = (key: string) => {
    const found = people.get(key);
    if (!found) throw new Error(`demo/portfolio.yaml names nobody called ${key}`);
    return found;
  };
  const callerOf = async (key: string): Promise<Caller> => {
    const { id } = person(key);
    const actor = actors.get(id) ?? (await actorOf(id));
    if (!actor) throw new Error(`${key} is not there`);
    // Roles do not change while the stories are told; before, nobody has any yet.
    if (actor.grants.length > 0) actors.set(id, actor);
    return { actor, requestId: randomUUID() };
  };
  return {
    portfolio,
    answers,
    signal,
    people,
    units: new Map(),
    person,
    date,
    today: () => date(day),
    goTo: async (d) => {
      day = d;
      await clock.set(new Date(firstDay.getTime() + d * DAY_MS + FIRST_HOUR * HOUR_MS));
    },
    does: async (by, op, input) => run(op, input, await callerOf(by)),
    atTheMachine: (op, input) => run(op, input, { actor: commandLine, requestId: randomUUID() }),
    keep: async (by, { name, type, bytes }) => keepFile(Readable.from([bytes]), name, type, await callerOf(by)),
  };
}

export const sentencesOf = (error: unknown): string =>
  error instanceof Refusal ? error.reasons.map((why) => `${why.code}: ${worded(why).message}`).join(" ") : String(error);

/** Lets what is to be refused be refused. Anything else than a refusal by exactly these rules is an error. */
export async function refusedBy(rules: readonly string[] | undefined, attempt: Promise<unknown>): Promise<boolean> {
  if (!rules) {
    await attempt;
    return false;
  }
  const codes = await attempt.then(
    () => [],
    (error: unknown) => (error instanceof Refusal ? error.reasons.map(({ code }) => code) : Promise.reject(error)),
  );
  const strange = [...new Set(codes)].toSorted().join(", ");
  if (strange !== [...rules].toSorted().join(", "))
    throw new Error(`refused by ${strange || "nothing"}, not by ${rules.join(", ")}`);
  return true;
}
