import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { asOwner } from "#lib/test/database";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { aKeyOf, aPerson } from "#lib/test/people";
import { exportFile } from "#lib/web/export-file";

const get = (exportId: string, key?: string) =>
  exportFile(
    new Request(`http://localhost/api/v1/exports/${exportId}/file`, { headers: key ? { authorization: `Bearer ${key}` } : {} }),
    {
      params: Promise.resolve({ exportId }),
    },
  );

beforeAll(() => makeExportQueue());

describe("the file of an export", () => {
  test("leaves to be saved, never to run, and the download is an event of the person", async () => {
    const auditor = await aPerson(["auditor"]);
    const made = await anExport(auditor, { kind: "register", register: "access", format: "xlsx" });
    const response = await get(made.id, (await aKeyOf(auditor.id)).key);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment; filename="access-\d{4}-\d\d-\d\d\.xlsx"/),
      "content-type": "application/octet-stream",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(made.sha256);
    const events = await asOwner("select actor_id from ledger_event where event = 'export.downloaded' and subject = $1", [
      made.id,
    ]);
    expect(events).toEqual([{ actor_id: auditor.id }]);
  });

  test("leaves for a key that only reads, and not for one that only writes", async () => {
    const auditor = await aPerson(["auditor"]);
    const made = await anExport(auditor, { kind: "register", register: "access", format: "csv" });
    const downloads = () => asOwner("select 1 from ledger_event where event = 'export.downloaded' and subject = $1", [made.id]);
    expect((await get(made.id, (await aKeyOf(auditor.id, ["write"])).key)).status).toBe(403);
    expect(await downloads()).toEqual([]);
    expect((await get(made.id, (await aKeyOf(auditor.id, ["read"])).key)).status).toBe(200);
    expect(await downloads()).toHaveLength(1);
  });

  test("does not leave for anybody else, nor without identification", async () => {
    const made = await anExport(await aPerson(["auditor"]), { kind: "register", register: "access", format: "csv" });
    expect((await get(made.id, (await aKeyOf((await aPerson(["auditor"])).id)).key)).status).toBe(404);
    expect((await get(made.id)).status).toBe(401);
    expect(await asOwner("select 1 from ledger_event where event = 'export.downloaded' and subject = $1", [made.id])).toEqual([]);
  });
});
