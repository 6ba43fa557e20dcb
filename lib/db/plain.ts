// Typed SQL straight on a pool, each text a prepared statement with a name: Prisma's raw query costs several times as much. Values come
// and go as they do through Prisma (plain.test.ts), so that a statement reads the same in a transaction of Prisma's and here.
import { Decimal } from "@prisma/client/runtime/client";
import pg from "pg";
import { namesOf } from "#lib/db/named";
import type { Sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

type Parse = (text: string) => unknown;
const { INT8, NUMERIC, DATE, TIMESTAMP, BYTEA } = pg.types.builtins;
const TEXT_ARRAY: number = 1009;
const [INT8_ARRAY, NUMERIC_ARRAY, DATE_ARRAY, TIMESTAMP_ARRAY] = [1016, 1231, 1182, 1115];

const asBytes = pg.types.getTypeParser(BYTEA) as (text: string) => Buffer;
const asTexts = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];
const each = (parse: Parse) => (text: string) => asTexts(text).map((one) => (one === null ? null : parse(one)));
const asDecimal: Parse = (text) => new Decimal(text);
const asDay: Parse = (text) => new Date(text);
const asInstant: Parse = (text) => new Date(`${text.replace(" ", "T")}Z`);

/** What the driver would read otherwise than Prisma does. */
const PARSERS = new Map<number, Parse>([
  [INT8, BigInt],
  [NUMERIC, asDecimal],
  [DATE, asDay],
  [TIMESTAMP, asInstant],
  [BYTEA, (text) => new Uint8Array(asBytes(text))],
  [INT8_ARRAY, each(BigInt)],
  [NUMERIC_ARRAY, each(asDecimal)],
  [DATE_ARRAY, each(asDay)],
  [TIMESTAMP_ARRAY, each(asInstant)],
]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") => PARSERS.get(id) ?? pg.types.getTypeParser(id, format as "text"),
};

/** The server reads an instant in its own zone unless it says which. */
const sent = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/** The same client, for reading, with its typed SQL on the pool it stands on. */
export function plainly<Client extends ReadDb>(client: Client, pool: pg.Pool): Client {
  const nameOf = namesOf(100);
  const $queryRaw = async ({ text, values }: Sql) =>
    (await pool.query({ name: nameOf(text), text, values: values.map(sent), types })).rows;
  return new Proxy(client, { get: (target, name) => (name === "$queryRaw" ? $queryRaw : Reflect.get(target, name)) });
}
