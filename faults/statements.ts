// What the product's own connections asked the database, with the plans that were run: read from the server's log, where auto_explain
// writes the very statements with what each node of their plans did.
import { appendFileSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

/** Settings of the copied cluster. Nothing of a test has to survive a crash, and a disk that others use is left in peace. */
const SETTINGS = `
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = '4GB'
session_preload_libraries = 'auto_explain'
log_line_prefix = '%m|%p|%a|'
auto_explain.log_format = json
auto_explain.log_analyze = on
auto_explain.log_timing = off
auto_explain.log_buffers = on
auto_explain.log_parameter_max_length = 0
`;

export const listenIn = (home: string) => appendFileSync(join(home, "postgres", "postgresql.auto.conf"), SETTINGS);

export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  Alias?: string;
  "Function Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Temp Written Blocks"?: number;
  Plans?: PlanNode[];
};
/** One that a deferred trigger sends is written down like those of the program. */
export type Statement = { connection: string; text: string; plan: PlanNode; isOfTrigger: boolean };

const ENTRY = /^\d{4}-\d\d-\d\d [\d:.]+ \w+\|\d+\|([^|]*)\|LOG: {2}duration: .* plan:$/;
/** Connections on which pages, REST and jobs ask: the door and its reader. */
const ASKING = ["countersign door", "countersign reader"];

function read(file: string, from: number): string {
  const buffer = Buffer.alloc(statSync(file).size - from);
  readSync(openSync(file, "r"), buffer, 0, buffer.length, from);
  return buffer.toString("utf8");
}

type Logged = Omit<Statement, "isOfTrigger">;

function statementsIn(log: string): Logged[] {
  const found: Logged[] = [];
  let json: string[] | null = null;
  let connection = "";
  const close = () => {
    if (!json) return;
    const { "Query Text": text, Plan: plan } = JSON.parse(json.join("\n")) as { "Query Text": string; Plan: PlanNode };
    found.push({ connection, text, plan });
    json = null;
  };
  for (const line of log.split("\n")) {
    if (json && line.startsWith("\t")) json.push(line.slice(1));
    else {
      close();
      const entry = ENTRY.exec(line);
      if (entry) [json, connection] = [[], entry[1] ?? ""];
    }
  }
  close();
  return found;
}

const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The tables that grow with the inventory or with time. */
const LARGE = new Set([
  "model",
  "model_version",
  "version_author",
  "listed_model",
  "assessment",
  "control_answer",
  "evidence",
  "attachment",
  "transition",
  "signoff",
  "signature",
  "import_row",
  "ledger_event",
  "ledger_row",
  "ledger_leaf",
  "waiting_item",
  "waiting_count",
  "stage_entry",
  "stage_count",
  "model_due",
  "listed_count",
  "month_count",
]);

/** Large tables that a statement reads from end to end, other than those named, and what went to the disk. */
export const offencesOf = ({ text, plan }: Statement, excused: readonly string[] = []): string[] =>
  nodesOf(plan).flatMap((node) => {
    const table = node["Relation Name"] ?? "";
    const about = `in ${plain(text).slice(0, 160)}`;
    // What was planned and never begun read nothing.
    if (node["Actual Loops"] === 0) return [];
    if (node["Node Type"] === "Seq Scan" && LARGE.has(table) && !excused.includes(table))
      return [`${table} is read from end to end ${about}`];
    return (node["Temp Written Blocks"] ?? 0) > 0 ? [`${node["Node Type"]} writes to the disk ${about}`] : [];
  });

const looked = (node: PlanNode): number => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
const large = (statements: readonly Statement[]): PlanNode[] =>
  statements.flatMap(({ plan }) => nodesOf(plan)).filter((node) => LARGE.has(node["Relation Name"] ?? ""));

/** Rows of large tables that were looked at, those a filter threw away included. */
export const rowsTouched = (statements: readonly Statement[]): number =>
  large(statements).reduce((sum, node) => sum + looked(node), 0);

/** Where most of them were, for whoever has to find out why. */
export const mostTouched = (statements: readonly Statement[]): string =>
  large(statements)
    .toSorted((a, b) => looked(b) - looked(a))
    .slice(0, 3)
    .map((node) => `${node["Node Type"]} on ${node["Relation Name"]} as ${node.Alias}: ${looked(node)}`)
    .join("; ");

export class Listening {
  private readonly file: string;
  private readonly owner: pg.Client;
  /** Bodies of functions that the planner reads to estimate: nobody asked them. */
  private bodies = new Set<string>();
  /** What the functions of triggers are made of. */
  private triggers = "";

  constructor(home: string, owner: pg.Client) {
    this.file = join(home, "postgres", "server.log");
    this.owner = owner;
  }

  /** Whether statements are written down from now on, with those that triggers and functions send for them; connections that are open hear of it with their next statement. */
  async switch(isOn: boolean, { nested = false } = {}) {
    const { rows } = await this.owner.query<{ body: string }>(
      "select trim(prosrc) as body from pg_proc where pronamespace = 'public'::regnamespace and prolang = (select oid from pg_language where lanname = 'sql')",
    );
    this.bodies = new Set(rows.map(({ body }) => body));
    const { rows: triggers } = await this.owner.query<{ body: string }>(
      "select prosrc as body from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype",
    );
    this.triggers = plain(triggers.map(({ body }) => body).join("\n"));
    await this.owner.query(`alter system set auto_explain.log_min_duration = ${isOn ? 0 : -1}`);
    await this.owner.query(`alter system set auto_explain.log_nested_statements = ${nested ? "on" : "off"}`);
    await this.owner.query("select pg_reload_conf()");
  }

  /** What was asked during the act. */
  async during<T>(act: () => Promise<T>): Promise<{ result: T; statements: Statement[] }> {
    const from = statSync(this.file).size;
    const result = await act();
    const statements = statementsIn(read(this.file, from))
      .filter(({ connection, text }) => ASKING.includes(connection) && !this.bodies.has(text.trim()))
      .map((logged) => ({ ...logged, isOfTrigger: this.isOfTrigger(logged.text) }));
    return { result, statements };
  }

  private isOfTrigger = (text: string): boolean => /\b(new|old)\.\w/i.test(text) || this.triggers.includes(plain(text));
}
