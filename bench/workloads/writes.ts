// Changes: W9 and W9a. A change puts a record away or takes it back: checked, guarded, captured and appended as any other.
import { atLeast, type Found, share, told, type Workload } from "../finding.ts";
import { type Ratio, ratio } from "../measure.ts";
import { moving } from "../moving.ts";

const CLIENTS = [1, 8, 16] as const;
const [ONE, , MOST] = CLIENTS;

const among = (clients: number) => (clients === 1 ? "one client" : `${clients} clients`);
const times = (of: (found: Ratio) => number, found: ReadonlyMap<number, Ratio>): number => {
  const [one, most] = [found.get(ONE), found.get(MOST)];
  return one && most ? of(most) / of(one) : Number.NaN;
};

const changes: Workload = {
  id: "W9",
  title: "Putting models away and taking them back",
  run: async (site, setting) => {
    const moves = await moving(site);
    const rest = new Map<number, Ratio>();
    const door = new Map<number, Ratio>();
    try {
      for (const clients of CLIENTS) {
        rest.set(clients, await ratio(moves.rest, moves.statements, { ...setting, clients }));
        door.set(clients, await ratio(moves.door, moves.statements, { ...setting, clients }));
      }
    } finally {
      await moves.end();
    }
    const shares = (where: string, found: ReadonlyMap<number, Ratio>, min: number): Found[] =>
      [...found].map(([clients, one]) =>
        share(`${where} against the same effect by statements alone, ${among(clients)}`, one, min),
      );
    return [
      ...shares("over REST", rest, 0.15),
      ...shares("in process", door, 0.6),
      atLeast(
        `over REST, ${MOST} clients against one`,
        times(({ ours }) => ours, rest),
        "times",
        2.5,
      ),
      told("over REST, one client", rest.get(ONE)?.ours ?? Number.NaN, "a second"),
      told("by statements alone, one client", rest.get(ONE)?.reference ?? Number.NaN, "a second"),
      told(
        `in process, ${MOST} clients against one`,
        times(({ ours }) => ours, door),
        "times",
      ),
      told(
        `by statements alone, ${MOST} clients against one`,
        times(({ reference }) => reference, rest),
        "times",
      ),
    ];
  },
};

const TWIN = "create table load_twin (like model including all); insert into load_twin select * from model limit 2000";

const capture: Workload = {
  id: "W9a",
  title: "What capturing a change costs",
  run: async (site, setting) => {
    await site.owner.query(`${TWIN}; select watch_with_ledger('load_twin', '', '{contact}')`);
    try {
      await site.owner.query("create table load_bare (like model including all); insert into load_bare select * from load_twin");
      const update = (table: string) => async (n: number) => {
        await site.owner.query(`update ${table} set notes = $1, revision = revision + 1 where ref = $2`, [
          `note ${n}`,
          `MDL-${(n % 2000) + 1001}`,
        ]);
      };
      return [
        share(
          "against the same update uncaptured",
          await ratio(update("load_twin"), update("load_bare"), { ...setting, clients: 1 }),
          0.55,
        ),
      ];
    } finally {
      await site.owner.query("drop table if exists load_twin; drop table if exists load_bare");
    }
  },
};

export const WRITES: Workload[] = [changes, capture];
