// E10: wherever a signature is shown, it says who, when and what it means (21 CFR 11.50): on paper, in sheets, as text and over REST.
import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { writer } from "#lib/db/writer";
import { getTransition } from "#lib/signoff/get-transition.query";
import { readCsvExport } from "#lib/test/csv-export";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { openPdf, pagesOf } from "#lib/test/pdf";
import { aPerson, type Person } from "#lib/test/people";
import { aCase, type Case, passes } from "#lib/test/signoff";

let one: Case;
let auditor: Person;
type Shown = { id: string; name: string; at: Date; meaning: string; transitionId: string };
let signatures: Shown[];

beforeAll(async () => {
  await makeExportQueue();
  auditor = await aPerson(["auditor"]);
  one = await aCase("medium");
  for (const to of ["in_development", "in_validation"] as const) await passes(one, to);
  const given = await writer().signature.findMany({ where: { versionId: one.versionId }, orderBy: { signedAt: "asc" } });
  signatures = given.map(({ id, printedName, signedAt, meaning, transitionId }) => ({
    id,
    name: printedName,
    at: signedAt,
    meaning,
    transitionId,
  }));
  expect(signatures.length).toBeGreaterThan(1);
}, 120_000);

const toSecond = (at: Date) => at.toISOString().slice(0, 19);
const approvals = (format: "csv" | "xlsx") => anExport(auditor, { kind: "register", register: "approvals", format, filter: {} });

test("in a CSV file", async () => {
  const { rows } = readCsvExport((await approvals("csv")).bytes);
  for (const { id, name, at, meaning } of signatures)
    expect(rows.find((row) => row.Signature === id)).toMatchObject({
      Person: name,
      Meaning: meaning,
      "Decided (UTC)": `${toSecond(at)}Z`,
    });
});

test("in an XLSX file", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await approvals("xlsx")).bytes as unknown as ArrayBuffer);
  const texts: string[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => texts.push(JSON.stringify(row.values))));
  for (const { id, name, at, meaning } of signatures) {
    const row = texts.find((text) => text.includes(id)) ?? "";
    expect(row).toContain(JSON.stringify(name));
    expect(row).toContain(JSON.stringify(meaning));
    expect(row).toContain(toSecond(at));
  }
  expect(texts.some((text) => text.includes("Decided (UTC)"))).toBe(true);
});

test("on every signature of the dossier as PDF, with the zone", async () => {
  const { bytes } = await anExport(one.world.owner, { kind: "dossier", format: "pdf", versionId: one.versionId });
  const text = (await pagesOf(await openPdf(bytes))).join(" ").replaceAll(" ", "");
  for (const { name, at, meaning } of signatures) {
    expect(text).toContain(name.replaceAll(" ", ""));
    expect(text.toLowerCase()).toContain(meaning.replaceAll("_", "").toLowerCase());
    expect(text).toContain(`${toSecond(at).replace("T", "")}UTC`);
  }
});

test("over the API", async () => {
  for (const { id, name, at, meaning, transitionId } of signatures) {
    const told = JSON.parse(JSON.stringify(await one.world.owner.does(getTransition, { transitionId })));
    const all = [
      ...told.signoffs.flatMap((line: { signatures?: unknown[] }) => line.signatures ?? []),
      ...(told.signatures ?? []),
    ];
    const found = all.find((signature: { id: string }) => signature.id === id);
    expect(JSON.stringify(found)).toContain(name);
    expect(JSON.stringify(found)).toContain(at.toISOString());
    expect(JSON.stringify(found)).toContain(meaning);
  }
});
