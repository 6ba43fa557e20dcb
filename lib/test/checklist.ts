// Builders of answers and evidence. They run commands, so what tests stand on obeys the rules.
import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { getChecklist } from "#lib/checklist/get-checklist.query";
import type { Checklist, ListedItem } from "#lib/checklist/schema";
import { putBlob } from "#lib/core/blob";
import type { InputOf, OutputOf } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";
import type { TestModel } from "#lib/test/models";
import type { Person } from "#lib/test/people";

const MB = 1024 * 1024;

/** Bytes on their way: streamed to the store and noted as this person's, as an upload over REST does it. */
export async function anUpload(person: Person, text = `Evidence ${randomUUID()}`, name = "report.txt", type = "text/plain") {
  const { sha256, size } = await putBlob(Readable.from([Buffer.from(text)]), MB);
  await writer().$executeRaw(sql`
    insert into upload (sha256, person_id, size, type, name, created_at) values (${sha256}, ${person.id}, ${size}, ${type}, ${name}, product_clock())
    on conflict (sha256, person_id) do update set created_at = excluded.created_at`);
  return { sha256, size, type, name };
}

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

type Place = { versionId: string; controlId: string };

/** A file of this person's, attached to the control. */
export const aFile = async (
  person: Person,
  place: Place,
  given: Partial<InputOf<typeof attachEvidence>> = {},
): Promise<OutputOf<typeof attachEvidence>> => person.does(attachEvidence, { ...place, file: await anUpload(person), ...given });

/** A control said to be effective, with a file beside it. */
export async function answeredWithFile(person: Person, place: Place): Promise<OutputOf<typeof attachEvidence>> {
  await person.does(answerControl, { ...place, status: "effective", note: "Done as described." });
  return aFile(person, place);
}

export const checklistOf = (person: Person, model: Pick<TestModel, "currentVersionId">): Promise<Checklist> =>
  person.does(getChecklist, { versionId: model.currentVersionId });

export async function itemOf(person: Person, { versionId, controlId }: Place): Promise<ListedItem> {
  const found = (await person.does(getChecklist, { versionId })).items.find((item) => item.controlId === controlId);
  if (!found) throw new Error(`${controlId} is not on this checklist`);
  return found;
}
