// Signing in: W17. What it takes beside the password's own hash, and what others notice of a flood of wrong ones.
import { verify } from "@node-rs/argon2";
import { Client, signIn, tryPassword } from "../client.ts";
import { atMost, share, told, type Workload } from "../finding.ts";
import { closed, open, ratio } from "../measure.ts";
import { PASSWORD, type Site } from "../site.ts";

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

const FLOODING = 16;
/** So many addresses that none of them is turned away for its own failures, which would be a flood the product is spared. */
const ADDRESSES = 200;
const LOOPBACK = () => `127.${[250, 250, 250].map((below) => 1 + Math.floor(Math.random() * below)).join(".")}`;

/** Wrong passwords of ever new people, each address in its turn. */
function flood(site: Site) {
  const clients = Array.from({ length: ADDRESSES }, () => new Client(site.url, {}, { connections: 1, from: LOOPBACK() }));
  const run = String(Date.now());
  return {
    wrong: async (n: number) => {
      const client = clients[n % ADDRESSES] ?? site.nobody;
      const { status, body } = await tryPassword(client, `nobody-${run}-${n}@load.example`, "not the password");
      if (status !== 401 || !body.includes("CredentialsSignin"))
        throw new Error(`a wrong password was answered ${status}: ${body}`);
    },
    end: () => {
      for (const client of clients) client.end();
    },
  };
}

const flooded: Workload = {
  id: "W17",
  title: "A flood of wrong passwords",
  run: async (site, setting) => {
    const list = () => site.officer.get("/api/v1/models?limit=50");
    const how = { perSecond: 20, seconds: 10 * setting.seconds };
    const idle = await open(list, how);
    const { wrong, end } = flood(site);
    try {
      const flooding = closed(wrong, { clients: FLOODING, seconds: how.seconds });
      const beside = await open(list, how);
      const { perSecond } = await flooding;
      return [
        atMost("the first page of models beside it, 20 a second, 99 of 100, against idle", beside.p99 / idle.p99, "times", 3),
        told("the first page of models beside it, 20 a second, 99 of 100 within", beside.p99, "ms"),
        told(`wrong passwords, ${FLOODING} at a time`, perSecond, "a second"),
      ];
    } finally {
      end();
    }
  },
};

export const SIGN_INS: Workload[] = [signingIn, flooded];
