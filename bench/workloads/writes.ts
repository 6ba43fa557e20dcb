// Changes: W9, W9a, W10 and W17. A change puts a record away or takes it back: checked, guarded, captured and appended as any other.
import { randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { MODEL_ID } from "../blueprint.ts";
import { signIn } from "../client.ts";
import { atLeast, share, type Workload } from "../finding.ts";
import { closed, ratio } from "../measure.ts";
import type { Site } from "../site.ts";

/** A model nothing waits for, so that it can be put away and taken back. */
const QUIET = `select model_id as id from listed_model where model_id like '${MODEL_ID}%' and stage = 'proposed' and approval = 'none' and not archived order by model_id`;

/** Puts models away and takes them back over REST, each in turn. */
async function moving(site: Site) {
  const { rows } = await site.owner.query<{ id: string }>(QUIET);
  const headers = { "content-type": "application/json", origin: site.url };
  let next = 0;
  return async () => {
    const n = next++;
    const id = rows[n % rows.length]?.id;
    const isBack = Math.floor(n / rows.length) % 2 === 1;
    const act = isBack ? { method: "DELETE" } : { method: "POST", body: JSON.stringify({ reason: "registered_by_mistake" }) };
    const answer = await site.officer.call({ ...act, path: `/api/v1/models/${id}/archival`, headers });
    if (answer.status !== 200)
      throw new Error(`moving ${id} answered ${answer.status}: ${answer.body.toString("utf8").slice(0, 200)}`);
  };
}

/** The same effect by statements alone. */
function bareEdit(site: Site) {
  let next = 0;
  return async () => {
    const event = randomUUID();
    await site.owner.query("begin");
    await site.owner.query("select set_config('countersign.event', $1, true)", [event]);
    const id = `${MODEL_ID}${String((next++ % site.size) + 1).padStart(12, "0")}`;
    await site.owner.query("update model set notes = $2, revision = revision + 1 where id = $1", [id, event]);
    await site.owner.query(
      "insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values ($1, 'load', 'system', 'load.moved', 'load', '{}', 'load')",
      [event],
    );
    await site.owner.query("commit");
  };
}

const changes: Workload = {
  id: "W9",
  title: "Putting models away and taking them back over REST",
  run: async (site, setting) => {
    const edit = await moving(site);
    const against = await ratio(edit, bareEdit(site), { ...setting, clients: 1 });
    const one = await closed(edit, { clients: 1, seconds: 2 * setting.seconds });
    const sixteen = await closed(edit, { clients: 16, seconds: 2 * setting.seconds });
    return [
      share("against the same effect by statements alone, one client", against, 0.15),
      atLeast("16 clients against one", sixteen.perSecond / one.perSecond, "", 2.5),
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

const sealing: Workload = {
  id: "W10",
  title: "Sealing a backlog",
  run: async ({ sealing: sealed }) =>
    sealed
      ? [
          atLeast(
            `${sealed.entries} entries, against hashing their bytes and nothing else`,
            sealed.perSecond / sealed.hashesPerSecond,
            "",
            0.3,
          ),
          atLeast("entries a second", sealed.perSecond, "", 20_000),
        ]
      : [],
};

const PASSWORD = "countersign-demo";

const signingIn: Workload = {
  id: "W17",
  title: "Signing in",
  run: async (site, setting) => {
    const { rows } = await site.owner.query<{ hash: string }>(
      "select password_hash as hash from person where email = 'auditor@demo.example'",
    );
    const hash = rows[0]?.hash ?? "";
    const argon = async () => {
      if (!(await verify(hash, PASSWORD))) throw new Error("the password is not the demonstration's");
    };
    const ours = async () => void (await signIn(site.nobody, "auditor@demo.example", PASSWORD));
    return [share("against argon2 alone", await ratio(ours, argon, { ...setting, clients: 1 }), 0.8)];
  },
};

export const WRITES: Workload[] = [changes, capture, sealing, signingIn];
