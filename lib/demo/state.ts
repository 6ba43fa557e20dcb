// Whether a database is empty, holds the demonstration, or half of one.
import type pg from "pg";

export type DemoState = {
  /** Nobody and nothing is there. */
  empty: boolean;
  people: number;
  /** A demonstration was begun and its last step is missing. */
  unfinished: boolean;
  /** The ledger holds nothing but the demonstration: nobody has done anything here. */
  untouched: boolean;
};

/** The last thing a demonstration does is to ask for a verification of the ledger. */
const STATE = `
  select people, people = 0 and not exists (select from ledger_event) as empty,
    begun and not exists (select from ledger_event where event = 'ledger.verification_requested' and epoch = 'demonstration') as unfinished,
    begun and not exists (select from ledger_event where epoch <> 'demonstration') as untouched
  from (select (select count(*)::int from person) as people, exists (select from ledger_event where epoch = 'demonstration') as begun) as now`;

export async function demoState(owner: pg.ClientBase): Promise<DemoState> {
  const [state] = (await owner.query<DemoState>(STATE)).rows;
  if (!state) throw new Error("the database does not answer");
  return state;
}
