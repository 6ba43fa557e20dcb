import { writerPool } from "#lib/db/writer";

/** Whether the database lets the writer write: a standby does not, nor does one an administrator set read-only. */
export async function takesWrites(): Promise<boolean> {
  const { rows } = await writerPool().query<{ is: boolean }>("select current_setting('transaction_read_only') = 'off' as is");
  return rows[0]?.is ?? true;
}
