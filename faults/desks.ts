// People at open requests, one request each desk: they sign, take signatures back, return, withdraw, ask again and revise, in an order
// that a seed decides. Every act is sent under one key until its outcome is known.
import { randomUUID } from "node:crypto";
import { type Answer, PASSWORD, type Person } from "./people";
import { until } from "./processes";

export type Signer = { id: string; email: string; person: Person };
/** Something somebody did: `event` and `subject` are what the ledger says of it once it is done. */
export type Act = { what: string; event: string; subject: string; answer: Answer };

type Request = { method: string; path: string; input: object };
type Possible = { what: string; event: string; by: Signer; about: string; make: () => Promise<Request | null> };

export const pick = <T>(random: () => number, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

const isKnown = ({ status }: Answer) => status !== 0 && status < 500;
const WHY = { reason: "The storm wants it so." };

/** Asks until there is an answer that is one. */
const insists = (what: string, asks: () => Promise<Answer>): Promise<Answer> =>
  until(
    what,
    async () => {
      const answer = await asks();
      return isKnown(answer) && answer;
    },
    120,
  );

async function looks(person: Person, path: string): Promise<Answer["body"]> {
  const { status, body } = await insists(path, () => person.calls("GET", path, undefined, undefined, 20));
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** The input of a decision, as its desk shows it now; null when this person may not give it. */
async function decisionOf({ person, email }: Signer, signoffId: string, decision: "sign" | "return"): Promise<Request | null> {
  const read = await looks(person, `/signoffs/${signoffId}`);
  if (read.refused.length > 0) return null;
  const answers = read.answersDue.map((controlId: string) => ({ controlId, note: "I looked at the data and the test myself." }));
  const said = decision === "sign" ? { answers, statementAccepted: read.statement?.version } : WHY;
  const input = { decision, dossierHash: read.dossierHash, email, secret: PASSWORD, ...said };
  return { method: "POST", path: `/signoffs/${signoffId}/decision`, input };
}

type Line = { id: string; state: string; decidedBy: string | null };

export class Desk {
  readonly acts: Act[] = [];
  private transitionId: string;
  private readonly people: readonly Signer[];
  private readonly random: () => number;
  private ends = false;
  isApproved = false;

  constructor(transitionId: string, people: readonly Signer[], random: () => number) {
    this.transitionId = transitionId;
    this.people = people;
    this.random = random;
  }

  /** Acts until told to stop, or until its request can be asked for no more; what has begun is brought to its end. */
  async work(stop: AbortSignal): Promise<void> {
    for (let goesOn = true; goesOn && !stop.aborted; ) goesOn = await this.step();
  }

  /** From now on it signs what can be signed, the last signature too. */
  mayEnd() {
    this.ends = true;
  }

  private async step(): Promise<boolean> {
    const anybody = this.people[0];
    if (!anybody) throw new Error("nobody is at the desk");
    const request = await looks(anybody.person, `/transitions/${this.transitionId}`);
    this.isApproved = request.state === "approved";
    if (this.isApproved) return false;
    const next = pick(this.random, this.possible(request));
    const made = await next?.make();
    // Whoever was picked may not do this here: somebody else, or something else.
    if (!next || !made) return true;
    const { method, path, input } = made;
    const key = randomUUID();
    const answer = await insists(path, () => next.by.person.calls(method, path, input, key, 20));
    const isAskedAgain = next.what === "ask again" && answer.status < 300;
    if (isAskedAgain) this.transitionId = answer.body.id;
    this.acts.push({ what: next.what, event: next.event, subject: isAskedAgain ? answer.body.id : next.about, answer });
    return next.what !== "ask again" || isAskedAgain;
  }

  /** What may come next. The last signature is given where the work of the desk may end. */
  private possible(request: Answer["body"]): Possible[] {
    const by = this.people.find(({ id }) => id === request.requestedBy);
    if (!by) throw new Error("who asked is no person of the storm");
    const { versionId, modelId, to, deployment } = request;
    if (request.state !== "open") {
      const input = { to, ...(deployment && { deployment }) };
      const make = async () => ({ method: "POST", path: `/versions/${versionId}/transitions`, input });
      return [{ what: "ask again", event: "transition.requested", by, about: versionId, make }];
    }
    const lines: Line[] = request.signoffs;
    const signs = this.ends ? this.signing(lines) : [];
    if (signs.length > 0) return signs;
    return [
      ...this.signing(lines),
      ...lines.flatMap((line) => this.takingBack(line)),
      {
        what: "withdraw",
        event: "transition.withdrawn",
        by,
        about: this.transitionId,
        make: async () => ({ method: "POST", path: `/transitions/${this.transitionId}/withdrawal`, input: WHY }),
      },
      { what: "revise", event: "model.revised", by, about: modelId, make: () => this.revision(by, modelId) },
    ];
  }

  private signing(lines: readonly Line[]): Possible[] {
    const isLast = lines.filter(({ state }) => state !== "signed").length === 1;
    const decisions = this.ends ? (["sign"] as const) : isLast ? [] : (["sign", "sign", "return"] as const);
    const open = lines.filter(({ state }) => state === "open");
    return open.flatMap(({ id }) =>
      this.people.flatMap((by) =>
        decisions.map((decision) => ({
          what: decision,
          event: "signoff.decided",
          by,
          about: id,
          make: () => decisionOf(by, id, decision),
        })),
      ),
    );
  }

  private takingBack({ id, state, decidedBy }: Line): Possible[] {
    const by = this.people.find((one) => one.id === decidedBy);
    if (state !== "signed" || !by) return [];
    const make = async () => ({ method: "POST", path: `/signoffs/${id}/withdrawal`, input: WHY });
    return Array.from({ length: 3 }, () => ({ what: "take back", event: "signature.withdrawn", by, about: id, make }));
  }

  private async revision({ person }: Signer, modelId: string): Promise<Request> {
    const { revision } = await looks(person, `/models/${modelId}`);
    return { method: "PATCH", path: `/models/${modelId}`, input: { revision, notes: `Note ${Math.floor(this.random() * 1e9)}` } };
  }
}
