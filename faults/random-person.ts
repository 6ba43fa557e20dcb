// Somebody who signs, returns, takes back, revises and asks again at random, and writes down each call and what came of it.
import { randomUUID } from "node:crypto";
import { randomFrom } from "../bench/random.ts";
import type { Call } from "./history.rules";
import { type Answer, PASSWORD, type Person } from "./people";

type Written = Call & { again?: () => Promise<Answer> };
export type Story = { id: string; versionId: string; to: string };

const outcomeOf = ({ status }: Answer): Call["outcome"] => {
  if (status === 0 || status >= 500) return "unknown";
  return status < 300 ? "done" : "refused";
};

/** Without an answer for so long the outcome is unknown, and the person goes on. */
const PATIENCE_SECONDS = 8;

export class RandomPerson {
  private readonly calls: Written[] = [];
  /** What was answered with a fault of ours; a database that is away is none. */
  readonly broken: string[] = [];
  private readonly mine: string[] = [];
  readonly name: string;
  private readonly person: Person;
  private readonly draw: () => number;
  private readonly stories: readonly Story[];

  /** Only whoever is an owner or an author edits here: an editor never decides, and others are to. */
  private readonly edits: boolean;

  constructor(name: string, person: Person, stories: readonly Story[], seed: number) {
    this.edits = /owner|scientist/.test(name);
    this.name = name;
    this.person = person;
    this.stories = stories;
    this.draw = randomFrom(seed);
  }

  private pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.draw() * items.length)];
  }

  /** Calls with a key of its own and writes down what came of it. `token` is read off the answer when it is not known before. */
  private async writes(
    kind: Exclude<Call["kind"], "read">,
    subject: string,
    [method, path, input]: [string, string, object],
    token: string | ((body: Answer["body"]) => string),
  ): Promise<Answer> {
    const key = randomUUID();
    const start = performance.now();
    const answer = await this.person.calls(method, path, input, key, PATIENCE_SECONDS);
    const read = typeof token === "string" ? () => token : token;
    const call: Written = { session: this.name, kind, subject, start, end: performance.now(), outcome: outcomeOf(answer) };
    const settle = (given: Answer) => {
      if (given.status >= 500 && given.status !== 503) this.broken.push(`${given.status} ${method} ${path}`);
      call.outcome = outcomeOf(given);
      if (call.outcome === "done") call.token = read(given.body);
      else if (typeof token === "string") call.token = token;
      if (call.outcome === "done" && kind === "revise") call.revision = given.body.revision;
    };
    settle(answer);
    // Found out later: it was done at some time until then.
    if (call.outcome === "unknown")
      call.again = async () => {
        const known = await this.person.insists(method, path, input, key);
        call.end = Number.POSITIVE_INFINITY;
        settle(known);
        return known;
      };
    this.calls.push(call);
    return answer;
  }

  private async reads(subject: string): Promise<number | null> {
    const start = performance.now();
    const answer = await this.person.calls("GET", `/models/${subject}`, undefined, undefined, PATIENCE_SECONDS);
    if (answer.status !== 200) return null;
    const { revision } = answer.body;
    this.calls.push({ session: this.name, kind: "read", subject, start, end: performance.now(), outcome: "done", revision });
    return revision;
  }

  private async revises(): Promise<void> {
    const story = this.pick(this.stories);
    const revision = story && (await this.reads(story.id));
    if (!story || revision === null || revision === undefined) return;
    const mark = `Mark ${randomUUID()}`;
    const field = this.draw() < 0.5 ? "notes" : "limitations";
    await this.writes("revise", story.id, ["PATCH", `/models/${story.id}`, { revision, [field]: mark }], mark);
    await this.reads(story.id);
  }

  private async decides(): Promise<void> {
    const { body } = await this.person.calls("GET", "/inbox?kind=sign_off", undefined, undefined, PATIENCE_SECONDS);
    const signoffId = this.pick<{ id: string }>(body?.items ?? [])?.id;
    if (!signoffId) return;
    const { status, body: read } = await this.person.calls(
      "GET",
      `/signoffs/${signoffId}`,
      undefined,
      undefined,
      PATIENCE_SECONDS,
    );
    if (status !== 200) return;
    const path = `/signoffs/${signoffId}/decision`;
    // A later signature names the ones before it; only its own event has it as the id.
    const idOf = (answer: Answer["body"]) => `"id": "${answer.id}"`;
    if (this.draw() < 0.3) {
      const reason = `Mark ${randomUUID()}`;
      await this.writes(
        "return",
        signoffId,
        ["POST", path, { decision: "return", dossierHash: read.dossierHash, reason }],
        reason,
      );
      return;
    }
    const answers = read.answersDue.map((controlId: string) => ({
      controlId,
      note: "I looked at the data and the test myself.",
    }));
    const email = `${this.name}@demo.example`;
    const proof = read.secretNeeded === false ? {} : { email, secret: PASSWORD };
    const input = {
      decision: "sign",
      dossierHash: read.dossierHash,
      answers,
      statementAccepted: read.statement?.version,
      ...proof,
    };
    const { status: signed } = await this.writes("sign", signoffId, ["POST", path, input], idOf);
    if (signed === 200) this.mine.push(signoffId);
  }

  private async withdraws(): Promise<void> {
    const signoffId = this.pick(this.mine);
    if (!signoffId) return;
    const reason = `Mark ${randomUUID()}`;
    await this.writes("withdraw", signoffId, ["POST", `/signoffs/${signoffId}/withdrawal`, { reason }], reason);
  }

  private async asks(): Promise<void> {
    const story = this.pick(this.stories);
    if (!story) return;
    const path = `/versions/${story.versionId}/transitions`;
    await this.writes("request", story.id, ["POST", path, { to: story.to }], (answer) => String(answer.id));
  }

  /** Does this and that until told to stop; the more often something stands here, the likelier it is. */
  async acts(over: AbortSignal) {
    const decides = () => this.decides();
    const revises = () => this.revises();
    const withdraws = () => this.withdraws();
    const asks = () => this.asks();
    const looks = () => this.reads(this.pick(this.stories)?.id ?? "");
    const acts = this.edits
      ? [decides, decides, decides, revises, revises, withdraws, asks, asks, looks]
      : [decides, decides, decides, decides, withdraws, looks];
    while (!over.aborted) await this.pick<() => Promise<unknown>>(acts)?.();
  }

  /** Asks again, with the same keys, for what never had an answer. */
  async findsOut() {
    for (const { again } of this.calls) await again?.();
  }

  /** What was called, and what came of it. */
  told = (): Call[] => this.calls.map(({ again: _, ...call }) => call);
}
