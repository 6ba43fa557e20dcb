// States that an administrator of the database may leave it in.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import { expect } from "./fixtures.ts";
import { sharedHome } from "./installation.ts";

async function asOwner(...statements: string[]) {
  const { env } = JSON.parse(readFileSync(join(sharedHome(), "running.json"), "utf8"));
  const client = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const reload = "select pg_reload_conf()";

/** Says so on every page, the one that is open among them. */
export async function readOnly(page: Page) {
  await asOwner("alter system set default_transaction_read_only = on", reload);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("read-only")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

export const endReadOnly = () => asOwner("alter system reset default_transaction_read_only", reload);

/** The reader may no longer look at the verifications: a fault that no page of ours expects. */
export async function withheld(page: Page) {
  await asOwner("revoke select on ledger_check from countersign_reader");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Something went wrong" })).toBeVisible();
}

export const endWithheld = () => asOwner("grant select on ledger_check to countersign_reader");
