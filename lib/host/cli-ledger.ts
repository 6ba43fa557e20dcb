// The verb `verify-ledger`: the whole ledger recomputed, and everything told that does not hold.
import { verifyRecord } from "#lib/audit/verify-record";
import { worded } from "#lib/core/wording";
import { readerPool } from "#lib/db/reader";
import type { Verification } from "#lib/ledger/verify";

const SHOWN = 50;

const number = (n: number) => n.toLocaleString("en-GB");
const further = (count: number, shown: number) => (count > shown ? [`  and ${number(count - shown)} more`] : []);

const lines = ({
  checked,
  tables,
  faults,
  faultCount,
  unaccounted,
  unaccountedCount,
  waiting,
  withoutDdlTrigger,
}: Verification) => [
  faultCount === 0
    ? `The ledger holds: ${number(checked)} entries recomputed, ${tables} tables held against their last image.`
    : `The ledger does not hold: ${number(faultCount)} faults in ${number(checked)} entries and ${tables} tables.`,
  ...faults.slice(0, SHOWN).map(({ because }) => `  ${worded(because).message}`),
  ...further(faultCount, SHOWN),
  ...(unaccountedCount > 0 ? [`${number(unaccountedCount)} changes were made behind the program's back and are on record:`] : []),
  ...unaccounted
    .slice(0, SHOWN)
    .map(({ index, table, key, op, by, at }) => `  entry ${index}: ${op} ${table} ${key} by ${by}, ${at}`),
  ...further(unaccountedCount, SHOWN),
  ...(waiting > 0 ? [`${number(waiting)} events wait to be sealed and were not looked at.`] : []),
  ...(withoutDdlTrigger ? ["This server captures no changes of the schema; the check of the catalogue stands alone."] : []),
];

/** Verifies the ledger and tells what was found. `ok` is false when something does not hold. */
export async function verifyLedgerAtCommandLine(): Promise<{ ok: boolean; said: string }> {
  const found = await verifyRecord(readerPool());
  return { ok: found.faultCount === 0, said: lines(found).join("\n") };
}
