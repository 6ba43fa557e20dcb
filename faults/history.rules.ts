/**
 * What must hold of a history, whoever died meanwhile: calls of people with when they began and ended and what they were told, beside
 * what the database and its ledger say afterwards. Pure; in the manner of Jepsen's checkers.
 */

/** `unknown`: no answer came, and none to the same key later. An outcome found out later has no end that orders it. */
export type Call = {
  session: string;
  kind: "read" | "revise" | "sign" | "return" | "withdraw" | "request";
  /** The record it is about. */
  subject: string;
  start: number;
  end: number;
  outcome: "done" | "refused" | "unknown";
  /** Of the model, as it was read or written. */
  revision?: number;
  /** Text that stands in the event of this call and in no other. */
  token?: string;
};

/** `session`: whose act it was; null for the product's own. */
export type Event = { event: string; session: string | null; text: string; leaves: number };
export type Row = { table: string; key: string; old: string | null; new: string | null };
/** `needs`: the meanings that the matrix asks for at this gate of this tier, whatever else is known of the version; null without a gate. */
export type Request = {
  id: string;
  state: string;
  versionId: string;
  requestedBy: string;
  dossierHash: string | null;
  needs: string[] | null;
};
export type Slot = { id: string; requestId: string; state: string; meaning: string };
export type Signature = {
  id: string;
  slotId: string;
  requestId: string;
  versionId: string;
  personId: string;
  gate: string;
  meaning: string;
  independent: boolean;
  dossierHash: string;
  /** A signature that was neither taken back nor voided; returning and refusing are none. */
  stands: boolean;
};
/** Whose own work a version is: owners, authors, editors of what is signed. */
export type Work = { versionId: string; people: string[] };

export type History = {
  calls: Call[];
  events: Event[];
  rows: Row[];
  requests: Request[];
  slots: Slot[];
  signatures: Signature[];
  works: Work[];
};

const EVENTS: Record<Exclude<Call["kind"], "read">, string> = {
  revise: "model.revised",
  sign: "signoff.decided",
  return: "signoff.decided",
  withdraw: "signature.withdrawn",
  request: "transition.requested",
};

const groups = <T>(items: readonly T[], by: (item: T) => string): T[][] => [...Map.groupBy(items, by).values()];

/** An approved request has one standing signature on exactly its dossier in every slot. */
const unsigned = ({ requests, slots, signatures }: History): string[] =>
  requests
    .filter(({ state, dossierHash }) => state === "approved" && dossierHash !== null)
    .flatMap((request) =>
      slots
        .filter(({ requestId }) => requestId === request.id)
        .flatMap((slot) => {
          const given = signatures.filter(({ slotId, stands }) => slotId === slot.id && stands);
          const fits = given.filter(
            ({ dossierHash, requestId }) => dossierHash === request.dossierHash && requestId === request.id,
          );
          return slot.state === "signed" && fits.length === 1 && given.length === 1 ? [] : [`approved without: slot ${slot.id}`];
        }),
    );

/** A request that is open or approved has a slot for every signature its gate asks for. */
const unasked = ({ requests, slots }: History): string[] =>
  requests
    .filter(({ state }) => state === "open" || state === "approved")
    .flatMap(({ id, needs }) => {
      const own = slots.filter(({ requestId }) => requestId === id).map(({ meaning }) => meaning);
      return (needs ?? []).filter((meaning) => !own.includes(meaning)).map((meaning) => `no slot for ${meaning}: request ${id}`);
    });

/** One slot, one winner. */
const doublyWon = ({ signatures }: History): string[] =>
  groups(
    signatures.filter(({ stands }) => stands),
    ({ slotId }) => slotId,
  ).flatMap((given) => (given.length > 1 ? [`two winners: slot ${given[0]?.slotId}`] : []));

/** Of one record each change begins where the one before ended. */
const torn = ({ rows }: History): string[] =>
  groups(rows, ({ table, key }) => `${table} ${key}`).flatMap((changes) =>
    changes.flatMap((change, n) =>
      n > 0 && change.old !== changes[n - 1]?.new ? [`lost update: ${change.table} ${change.key}`] : [],
    ),
  );

/** Nobody decides on their own work or on what they asked for, nor twice at one gate. */
const unsegregated = ({ requests, signatures, works }: History): string[] =>
  signatures.flatMap((given) => {
    if (!given.independent) return [];
    const own = works.find(({ versionId }) => versionId === given.versionId)?.people ?? [];
    const asked = requests.find(({ id }) => id === given.requestId)?.requestedBy;
    const twice = signatures.some(
      (other) =>
        other.requestId === given.requestId &&
        other.personId === given.personId &&
        other.meaning !== given.meaning &&
        other.meaning !== "acknowledged" &&
        other.stands &&
        given.stands,
    );
    return own.includes(given.personId) || asked === given.personId || twice ? [`against segregation: ${given.id}`] : [];
  });

const isSeen = (call: Call): call is Call & { revision: number } => call.outcome === "done" && call.revision !== undefined;

/** A session reads its own writes, and never goes back. */
const wentBack = ({ calls }: History): string[] =>
  groups(calls.filter(isSeen), ({ session, subject }) => `${session} ${subject}`).flatMap((seen) =>
    seen
      .toSorted((a, b) => a.start - b.start)
      .flatMap((call, n, before) =>
        before.slice(0, n).some(({ revision, end }) => end <= call.start && revision > call.revision)
          ? [`went back: ${call.session} on ${call.subject}`]
          : [],
      ),
  );

/** What was acknowledged before a reading began is in it, whoever wrote it. */
const stale = ({ calls }: History): string[] => {
  const seen = calls.filter(isSeen);
  const written = seen.filter(({ kind }) => kind === "revise");
  return seen
    .filter(({ kind }) => kind === "read")
    .flatMap((read) =>
      written.some(({ subject, revision, end }) => subject === read.subject && end <= read.start && revision > read.revision)
        ? [`stale read: ${read.session} on ${read.subject}`]
        : [],
    );
};

/** What was acknowledged is in the ledger once and sealed once; what was refused is not there. */
const miscounted = ({ calls, events }: History): string[] =>
  calls.flatMap(({ kind, token, outcome, session }) => {
    if (kind === "read" || token === undefined || outcome === "unknown") return [];
    const told = events.filter(({ event, text }) => event === EVENTS[kind] && text.includes(token));
    const isRight = outcome === "done" ? told.length === 1 && told.every(({ leaves }) => leaves === 1) : told.length === 0;
    return isRight ? [] : [`${outcome}, and in the ledger ${told.length} times: ${kind} of ${session}`];
  });

/** Of each kind there are as many events of a session as it was told of, and besides at most the ones whose outcome is not known. */
const unaccounted = ({ calls, events }: History): string[] => {
  const writes = calls.filter(({ kind }) => kind !== "read");
  const sessions = [...new Set(writes.map(({ session }) => session))];
  return sessions.flatMap((session) =>
    [...new Set(Object.values(EVENTS))].flatMap((event) => {
      const own = writes.filter((call) => call.session === session && call.kind !== "read" && EVENTS[call.kind] === event);
      const [done, unknown] = (["done", "unknown"] as const).map(
        (outcome) => own.filter((call) => call.outcome === outcome).length,
      );
      const there = events.filter((one) => one.session === session && one.event === event).length;
      const isRight = there >= (done ?? 0) && there <= (done ?? 0) + (unknown ?? 0);
      return isRight ? [] : [`${session} was told of ${done}, and the ledger has ${there}: ${event}`];
    }),
  );
};

/** Everything that does not hold; empty for a history that is right. */
export const violations = (history: History): string[] =>
  [unsigned, unasked, doublyWon, torn, unsegregated, wentBack, stale, miscounted, unaccounted].flatMap((check) => check(history));
