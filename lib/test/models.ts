// Builders of models and versions. They run commands, so what tests stand on obeys the rules.
import { randomUUID } from "node:crypto";
import type { InputOf, OutputOf } from "#lib/core/operation";
import { writer } from "#lib/db/writer";
import { createVersion } from "#lib/models/create-version.command";
import { registerModel } from "#lib/models/register-model.command";
import { aPerson, aUnit, type Person } from "#lib/test/people";

type Registered = OutputOf<typeof registerModel>;
export type TestModel = Registered & { owner: Person; author: Person; unitId: string };

type Given = Partial<InputOf<typeof registerModel>> & { owner?: Person; author?: Person };

export const emailOf = async ({ id }: Pick<Person, "id">): Promise<string> =>
  (await writer().person.findUniqueOrThrow({ where: { id }, select: { email: true } })).email;

/** A model with an owner who accepted and one author, in a unit of its own unless one is given. */
export async function aModel({ owner, author, businessUnit, ...given }: Given = {}): Promise<TestModel> {
  const unitId = businessUnit ?? (await aUnit());
  const accountable = owner ?? (await aPerson(["model_owner"], unitId));
  const builder = author ?? (await aPerson(["data_scientist"], unitId));
  const model = await accountable.does(registerModel, {
    name: `Model ${randomUUID().slice(0, 8)}`,
    purpose: "Orders open cases so that the oldest are read first.",
    kind: "ml",
    domain: "other",
    authors: [await emailOf(builder)],
    ...given,
    businessUnit: unitId,
  });
  return { ...model, owner: accountable, author: builder, unitId };
}

/** A further version of a model, made by its owner. */
export const aVersion = async (model: TestModel, given: Partial<InputOf<typeof createVersion>> = {}) =>
  model.owner.does(createVersion, {
    modelId: model.id,
    changeClass: "minor",
    authors: [await emailOf(model.author)],
    ...given,
  });
