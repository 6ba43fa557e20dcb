// Loaded before a program under test (node --import), and by nothing of the product: what FAULT_POINT names happens to this process the
// moment it gets there. With FAULT_ABOUT only where that text is spoken of.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import pg from "pg";

/** A statement, told by its words and values; a COMMIT by all that its transaction spoke of. */
type Point = { when: "before" | "after"; spoken: RegExp; commit: boolean };

const statement = (when: Point["when"], spoken: RegExp): Point => ({ when, spoken, commit: false });
const commit = (when: Point["when"], spoken: RegExp): Point => ({ when, spoken, commit: true });
const RESULT = /export\.finished|import\.finished|ledger\.verified/;

const POINTS = {
  "attempt begun": statement("after", /insert into job_progress/),
  "file stored": statement("before", /from export where id = .* for update/),
  "batch written": commit("before", /import\.batch_applied/),
  "batch committed": commit("after", /import\.batch_applied/),
  "request written": commit("before", /transition\.requested/),
  "request committed": commit("after", /transition\.requested/),
  "result written": commit("before", RESULT),
  "result committed": commit("after", RESULT),
  "batch sealed": commit("before", /insert into ledger_leaf/),
  "migration applied": statement("before", /insert into _prisma_migrations/),
  "migration written": commit("before", /insert into _prisma_migrations/),
  "migration committed": commit("after", /insert into _prisma_migrations/),
} satisfies Record<string, Point>;
export type FaultPoint = keyof typeof POINTS | "file half written";

const ACTS = {
  kill: () => process.kill(process.pid, "SIGKILL"),
  stall: () => process.kill(process.pid, "SIGSTOP"),
  exhaust: () => {
    for (const held: number[][] = []; ; ) held.push(new Array(100_000).fill(held.length));
  },
};
export type FaultAct = keyof typeof ACTS;

const { FAULT_POINT: name, FAULT_ACT: act = "kill", FAULT_ABOUT: about = "" } = process.env;

const happens = () => ACTS[act as FaultAct]();

type Client = pg.Client & { spoken?: string };
type Query = (this: Client, ...args: unknown[]) => unknown;

/** Text and values of a statement, in whichever form it is asked for. */
const saidIn = ([asked, values]: unknown[]): { text: string; said: string } => {
  const given = typeof asked === "string" ? { text: asked, values } : (asked as { text?: string; values?: unknown });
  const text = given.text ?? "";
  return { text, said: `${text} ${String(given.values)}` };
};

/** Whether the statement is the point; what the transaction speaks of is noted on its connection. */
function isHere({ spoken, commit }: Point, client: Client, args: unknown[]): boolean {
  const { text, said } = saidIn(args);
  client.spoken = /^begin/i.test(text) ? said : `${client.spoken ?? ""} ${said}`;
  const words = commit ? client.spoken : said;
  return (!commit || /^commit/i.test(text)) && spoken.test(words) && words.includes(about);
}

/** A connection gives its answer as a promise; within a pool it gives it to a callback. */
function answered(query: Query, client: Client, args: unknown[]): unknown {
  const told = args.at(-1);
  if (typeof told !== "function") return (query.apply(client, args) as Promise<unknown>).then((rows) => [happens(), rows][1]);
  return query.call(client, ...args.slice(0, -1), (...answer: unknown[]) => [happens(), told(...answer)]);
}

/** Watches every statement of the process. */
function watch(point: Point) {
  const query = pg.Client.prototype.query as Query;
  const watched: Query = function (...args) {
    if (!isHere(point, this, args)) return query.apply(this, args);
    if (point.when === "after") return answered(query, this, args);
    happens();
    return query.apply(this, args);
  };
  pg.Client.prototype.query = watched as typeof pg.Client.prototype.query;
}

/** A file is written in staging and then given its name: in between. */
function watchFiles() {
  fs.promises.rename = async () => void happens();
  syncBuiltinESMExports();
}

if (name === "file half written") watchFiles();
else if (name) watch(POINTS[name as keyof typeof POINTS]);
