// Changes: W9, W9a, W10 and W17. A change is an edit of a model's notes: checked, guarded, captured, appended and committed as any other.
import { randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { MODEL_ID } from "../blueprint.ts";
import { signIn } from "../client.ts";
import { atLeast, share, type Workload } from "../finding.ts";
import { closed, ratio } from "../measure.ts";
import type { Site } from "../site.ts";

/** Models each of which one client edits, so that two never edit one. */
const idAt = (site: Site, n: number) => `${MODEL_ID}${String((n % site.size) + 1).padStart(12, "0")}`;

/** An edit over REST of the n-th model, which knows the revision it saw. */
function editing(site: Site) {
  const revisions = new Map<string, number>();
  let next = 0;
  return async () => {
    const id = idAt(site, next++);
    const revision = revisions.get(id) ?? (await site.officer.json<{ revision: number }>(`/api/v1/models/${id}`)).revision;
    const body = JSON.stringify({ revision, notes: `Looked at ${randomUUID()}` });
    const headers = { "content-type": "application/json", origin: site.url };
    const answer = await site.officer.call({ method: "PATCH", path: `/api/v1/models/${id}`, headers, body });
    if (answer.status !== 200)
      throw new Error(`the edit of ${id} answered ${answer.status}: ${answer.body.toString("utf8").slice(0, 200)}`);
    revisions.set(id, (JSON.parse(answer.body.toString("utf8")) as { revision: number }).revision);
  };
}

/** The same effect by statements alone. */
function bareEdit(site: Site) {
  let next = 0;
  return async () => {
    const event = randomUUID();
    await site.owner.query("begin");
    await site.owner.query("select set_config('countersign.event', $1, true)", [event]);
    await site.owner.query("update model set notes = $2, revision = revision + 1 where id = $1", [idAt(site, next++ * 3), event]);
    await site.owner.query(
      "insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values ($1, 'load', 'system', 'load.edited', 'load', '{}', 'load')",
      [event],
    );
    await site.owner.query("commit");
  };
}

const changes: Workload = {
  id: "W9",
  title: "Editing models over REST",
  run: async (site, setting) => {
    const edit = editing(site);
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
