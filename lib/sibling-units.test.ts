// Reading is scoped: whoever is confined to one unit never receives the name, reference or id of a record of a sibling unit, whatever
// is asked of whichever query, and no number they are told changes by what the sibling has. New queries are covered by being in the
// list of operations.
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Refusal } from "#lib/core/errors";
import type { AnyQuery } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { archiveModel } from "#lib/models/archive-model.command";
import { registerModel } from "#lib/models/register-model.command";
import { reviseModel } from "#lib/models/revise-model.command";
import { operations } from "#lib/operations";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aModel } from "#lib/test/models";
import { anOrganisation, aPerson, type Person } from "#lib/test/people";
import { sampleOf } from "#lib/test/sample";
import { aSide, type Side } from "#lib/test/side";
import { unguarded } from "#lib/test/unguarded";

const MARK = "quokka";
/** Mappings of imports and verifications of the ledger are the installation's: their ids are everybody's, the names in them are not. */
const TABLES = [
  ...["person", "role_grant", "api_key", "business_unit", "model", "model_version", "saved_view", "assessment", "control_answer"],
  ...["evidence", "attachment", "transition", "signoff", "signature", "comment", "deployment", "import", "export"],
];

const queries = Object.values(operations).filter((op) => op.kind === "query") as AnyQuery[];

type Known = { ids: string[]; refs: string[] };
const known = async (): Promise<Known> => {
  const ids = await asOwner<{ id: string }>(TABLES.map((table) => `select id from ${table}`).join(" union all "));
  const refs = await asOwner<{ ref: string }>("select ref from model");
  return { ids: ids.map(({ id }) => id), refs: refs.map(({ ref }) => ref) };
};

let mine: Side;
let theirs: Side;
let other: Known;
/** An id of our own for each kind of thing a query is about, under the name its input has for it. */
let own: Record<string, string>;
/** Ids of our own records that have to do with the other side's. */
let crossed: string[];

/** Records of the two units that have to do with each other: each is made by somebody who sees both. */
async function crossings() {
  const both = await aPerson(["data_scientist", "model_owner"], await anOrganisation());
  const [here, there] = [mine.world.unitId, theirs.world.unitId];
  const about = { purpose: "Stands between.", kind: "ml", domain: "other" } as const;
  const upstream = [{ modelId: theirs.asked.model.id, use: "Feeds it" }];
  const fed = await both.does(registerModel, { name: "Fed from elsewhere", businessUnit: here, upstream, ...about });
  const twin = await both.does(registerModel, { name: "Twin", businessUnit: here, ...about });
  await both.does(archiveModel, { modelId: twin.id, reason: "duplicate", duplicateOf: theirs.asked.model.id });
  const moved = await aModel({ owner: both, businessUnit: here, name: "Moves away" });
  const { revision } = await both.does(reviseModel, { modelId: moved.id, revision: moved.revision, businessUnit: there });
  await both.does(reviseModel, { modelId: moved.id, revision, name: `Moved to ${MARK}` });
  await unguarded(
    `update model set owner_id = '${mine.staff.id}', owner_accepted_at = null where id = '${theirs.asked.model.id}'`,
  );
  return [fed, twin].flatMap(({ id, currentVersionId }) => [id, currentVersionId]);
}

const one = async (text: string): Promise<string> => (await asOwner<{ id: string }>(text))[0]?.id ?? "";

async function ownIds(): Promise<Record<string, string>> {
  const { unitId } = mine.world;
  const { id: modelId } = mine.asked.model;
  const { versionId } = mine.asked;
  const transitionId = await one(`select id from transition where version_id = '${versionId}'`);
  return {
    ...{ modelId, versionId, transitionId, personId: mine.staff.id, unitId, frameworkId: "eu-ai-act", controlId: "CC-GOV-02" },
    signoffId: await one(`select id from signoff where transition_id = '${transitionId}' and state = 'open'`),
    importId: await one(`select id from import where unit_id = '${unitId}'`),
    sha256: await one(`select sha256 as id from upload where person_id = '${mine.staff.id}'`),
    exportId: await one(`select id from export where requested_by = '${mine.auditor.id}'`),
    verificationId: await one(`select id from ledger_check where requested_by = '${mine.auditor.id}'`),
  };
}

const PARTS = ["admin", "auditor", "staff"] as const;
type Part = (typeof PARTS)[number];

/** By who was told, then by the query: every number in the answer, at its place. */
type Numbers = Record<Part, Record<string, string>>;
let alone: Numbers;
let beside: Numbers;

const numbersIn = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) => (["object", "number"].includes(typeof value) ? value : undefined)) ?? "";

async function numbersTold(): Promise<Numbers> {
  const each = async (part: Part) => {
    const told: Record<string, string> = {};
    for (const op of queries) told[op.id] = numbersIn(await tells(op, withOwn(op), mine[part]));
    return [part, told] as const;
  };
  return Object.fromEntries(await Promise.all(PARTS.map(each))) as Numbers;
}

beforeAll(async () => {
  mine = await aSide("wombat", "mapping-one");
  own = await ownIds();
  alone = await numbersTold();
  const before = await known();
  theirs = await aSide(MARK, "mapping-two");
  beside = await numbersTold();
  const after = await known();
  other = {
    ids: after.ids.filter((id) => !before.ids.includes(id)),
    refs: after.refs.filter((ref) => !before.refs.includes(ref)),
  };
  crossed = await crossings();
  await sealAll();
}, 300_000);

type Property = { name: string; options: string[] };
/** What an input takes, with the words a field chooses from. */
const propertiesOf = ({ input }: AnyQuery): Property[] => {
  const json = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, { enum?: string[] }>;
  };
  return Object.entries(json.properties ?? {}).map(([name, { enum: options = [] }]) => ({ name, options }));
};

/** The smallest input, about our own records where it has to be about some. */
const withOwn = ({ input }: AnyQuery) => {
  const needed = Object.keys(sampleOf(input));
  return sampleOf(input, Object.fromEntries(needed.flatMap((name) => (own[name] ? [[name, own[name]]] : []))));
};

/** Everything the caller is told: the answer, or the refusal with its reasons. */
const tells = (op: AnyQuery, input: unknown, person: Person): Promise<unknown> =>
  person.does(op, input as never).catch((error: unknown) => {
    if (error instanceof Refusal) return { code: error.code, reasons: error.reasons };
    throw error;
  });

/**
 * What of the other side stands in an answer. Two ids may: of a model ours is linked to, which is part of what is signed, and of the
 * unit a model of ours went to, which is what happened here. Neither says more than that something is there.
 */
const leaked = (answer: unknown, given: string): string[] => {
  // What the caller said themselves may be said back.
  const text = (JSON.stringify(answer) ?? "").replaceAll(JSON.stringify(given), "");
  const pointed = [theirs.asked.model.id, theirs.world.unitId];
  return [
    ...(text.toLowerCase().includes(MARK) ? [text.slice(Math.max(0, text.toLowerCase().indexOf(MARK) - 90)).slice(0, 130)] : []),
    ...other.ids.filter((id) => !pointed.includes(id) && text.includes(id)),
    ...other.refs.filter((ref) => text.includes(`"${ref}"`)),
  ];
};

/** Mappings of imports and verifications of the ledger are the installation's, and so are their lists. */
const OF_ALL = ["listMappings", "listVerifications"];

test.each(PARTS)("no number the %s of one unit is told is another beside a sibling that has everything", (part) => {
  const changed = queries.map(({ id }) => id).filter((id) => alone[part][id] !== beside[part][id]);
  expect(changed.filter((id) => !OF_ALL.includes(id))).toEqual([]);
  expect(Object.values(alone[part]).join().match(/\d/g)?.length).toBeGreaterThan(100);
});

describe.each(PARTS)("the %s of one unit", (part) => {
  test.each(queries.map((op) => [op.id, op] as const))("is told nothing of the other by %s", async (_id, op) => {
    const person = mine[part];
    const plain = withOwn(op);
    expect(leaked(await tells(op, plain, person), "")).toEqual([]);
    for (const { name, options } of propertiesOf(op)) {
      const values = [MARK, theirs.mappingName, ...options, ...crossed, ...other.ids];
      for (const value of values.filter((one) => op.input.safeParse({ ...plain, [name]: one }).success))
        expect(leaked(await tells(op, { ...plain, [name]: value }, person), value), `$name: $value`).toEqual([]);
    }
  });
});

test("each query is really answered for somebody, so that an answer is looked at", async () => {
  const answered = await Promise.all(
    queries.map(async (op) => {
      const callers = await Promise.all([mine.admin, mine.auditor, mine.staff].map((person) => person.caller()));
      const tries = callers.map((caller) =>
        run(op, withOwn(op), caller).then(
          () => true,
          () => false,
        ),
      );
      return [op.id, (await Promise.all(tries)).some(Boolean)] as const;
    }),
  );
  expect(answered.filter(([, isAnswered]) => !isAnswered).map(([id]) => id)).toEqual([]);
});
