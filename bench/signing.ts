// Signing, and taking the signature back, at sign-offs that others have to give too, so that no request comes to its end.

import { MODEL_ID } from "./blueprint.ts";
import { type Client, signIn } from "./client.ts";
import type { Act } from "./measure.ts";
import { PASSWORD, type Site } from "./site.ts";

const PEOPLE = ["risk-officer", "validator", "model-owner", "auditor"].map((name) => `${name}@demo.example`);

/** Sign-offs of the demonstration itself: what its copies were asked on has no rating that would still be the same. */
const OPEN = `
  select s.id from signoff s join transition t on t.id = s.transition_id
  where s.state = 'open' and t.state = 'open' and t.model_id not like '${MODEL_ID}%' order by s.id`;

type Desk = {
  refused: unknown[];
  answersDue: string[];
  dossierHash: string;
  statement: { version: number } | null;
  request: { id: string; signoffs: { state: string }[] };
};
type Place = { client: Client; signoffId: string; requestId: string; decision: object };

const decisionAt = (email: string, { dossierHash, answersDue, statement }: Desk) => ({
  ...{ decision: "sign", dossierHash, email, secret: PASSWORD },
  answers: answersDue.map((controlId) => ({ controlId, note: "I looked at the data and the test myself." })),
  ...(statement && { statementAccepted: statement.version }),
});

const isOneOfMany = ({ request }: Desk) => request.signoffs.filter(({ state }) => state !== "signed").length > 1;

async function placesOf(client: Client, email: string, ids: readonly string[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const id of ids) {
    const { status, body } = await client.call({ path: `/api/v1/signoffs/${id}` });
    const desk = status === 200 ? (JSON.parse(body.toString("utf8")) as Desk) : null;
    if (desk && desk.refused.length === 0 && isOneOfMany(desk))
      places.push({ client, signoffId: id, requestId: desk.request.id, decision: decisionAt(email, desk) });
  }
  return places;
}

/** One place at each request, whoever has it: two signatures could be its last ones. */
async function places(site: Site): Promise<Place[]> {
  const ids = (await site.owner.query<{ id: string }>(OPEN)).rows.map(({ id }) => id);
  const all: Place[] = [];
  for (const email of PEOPLE) all.push(...(await placesOf(await signIn(site.nobody, email, PASSWORD), email, ids)));
  if (all.length === 0) throw new Error("nobody may sign anything here");
  return [...new Map(all.map((place) => [place.requestId, place])).values()];
}

export type Signing = { act: Act; end(): Promise<void> };

/** `act` signs at one place after the other, and then takes each signature back; never two at once. `end` takes back what stands. */
export async function signing(site: Site): Promise<Signing> {
  const line = await places(site);
  const headers = { "content-type": "application/json", origin: site.url };
  const signed = new Set<Place>();
  const turn = async (place: Place) => {
    const isBack = signed.has(place);
    const path = `/api/v1/signoffs/${place.signoffId}/${isBack ? "withdrawal" : "decision"}`;
    const body = JSON.stringify(isBack ? { reason: "Looked at again." } : place.decision);
    const { status, body: said } = await place.client.call({ method: "POST", path, headers, body });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${said.toString("utf8").slice(0, 300)}`);
    if (isBack) signed.delete(place);
    else signed.add(place);
  };
  let next = 0;
  let before: Promise<unknown> = Promise.resolve();
  const act = () => {
    const place = line[next++ % line.length] as Place;
    const mine = before.then(() => turn(place));
    before = mine.catch(() => undefined);
    return mine;
  };
  return {
    act,
    end: async () => {
      await before;
      for (const place of [...signed]) await turn(place);
    },
  };
}
