// What was acknowledged, held against the ledger: each act left its event once, under the request that was answered, and nothing else did.
import type { Described } from "./described";
import { query } from "./outside";
import type { Call } from "./requests";
import type { Received } from "./wire";

/** Events of a request that was refused: that somebody tried. */
const BLOCKED = ["signoff.refused", "transition.refused", "grant.refused"];

type Act = { event: string; requests: string[] };

export class Acts {
  /** By what makes a repetition the same act: the person with the key they gave, else the request. */
  private readonly acts = new Map<string, Act>();
  private readonly refused = new Set<string>();
  private readonly byStatus = new Map<number, number>();
  private readonly byOperation = new Map<string, { asked: number; done: number }>();

  note(op: Described, call: Call, { status, headers }: Received) {
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1);
    const request = String(headers["x-request-id"] ?? "");
    // By another method it is another operation, or none.
    if (request === "" || call.method !== op.method) return;
    const { asked, done } = this.of(op.id);
    this.byOperation.set(op.id, { asked: asked + 1, done: done + (status < 300 ? 1 : 0) });
    if (!op.event || status >= 300) return void this.refused.add(request);
    const key = op.takesKey ? call.headers["idempotency-key"] : undefined;
    const name = key === undefined ? request : `${call.as.split(" ").at(-1)} ${key}`;
    const act = this.acts.get(name) ?? { event: op.event, requests: [] };
    act.requests.push(request);
    this.acts.set(name, act);
  }

  /** What does not agree: acts that are not in the ledger once as what they are, and events of requests that were refused. */
  async unlike(owner: string): Promise<string[]> {
    const requests = [...this.refused, ...[...this.acts.values()].flatMap((act) => act.requests)];
    const events = await query<{ request: string; event: string }>(
      owner,
      "select request_id as request, event from ledger_event where request_id = any($1) and event <> all($2)",
      [requests, BLOCKED],
    );
    const written = new Map<string, string[]>();
    for (const { request, event } of events) written.set(request, [...(written.get(request) ?? []), event]);
    const of = (ids: readonly string[]) => ids.flatMap((id) => written.get(id) ?? []);
    return [
      ...[...this.acts.values()].flatMap(({ event, requests: ids }) =>
        of(ids).filter((one) => one === event).length === 1 ? [] : [`${event} acknowledged as ${ids}, in the ledger: ${of(ids)}`],
      ),
      ...of([...this.refused]).map((event) => `${event} of a request that only read or was refused`),
    ];
  }

  /** How often the operation was asked for, and how often it succeeded. */
  of = (id: string) => this.byOperation.get(id) ?? { asked: 0, done: 0 };

  /** How many acts of how many kinds succeeded, and how many answers of each status there were. */
  get counts() {
    const kinds = new Set([...this.acts.values()].map(({ event }) => event));
    return { acts: this.acts.size, kinds: kinds.size, statuses: Object.fromEntries(this.byStatus) };
  }
}
