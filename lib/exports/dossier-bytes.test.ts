import { buffer } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { callerForJob } from "#lib/core/job-caller";
import { readAtOnce } from "#lib/db/reader";
import { buildDossier } from "#lib/exports/build-dossier";
import { dossierContent } from "#lib/exports/dossier-content";
import { type Facts, readFacts } from "#lib/exports/snapshot";
import { sha256 } from "#lib/test/exports";
import { aCase, passes } from "#lib/test/signoff";

afterEach(() => void vi.useRealTimers());

test("a dossier has the same bytes for the same content at the same moment, whenever it is written", async () => {
  const made = await aCase("medium");
  await passes(made, "in_development");
  const caller = await callerForJob(made.world.owner.id);
  if (!caller) throw new Error("the owner is there");
  const [content, facts] = await readAtOnce(async (db) => [
    await dossierContent(db, made.versionId, caller.actor),
    await readFacts(db, "no export", caller.actor, {}),
  ]);
  const written = async (at: Facts["at"]) => sha256(await buffer(buildDossier(content, { ...facts, at }).pdf));
  const first = await written(facts.at);
  vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ["Date"] });
  expect(await written(facts.at)).toBe(first);
  expect(await written(new Date(Date.parse(facts.at) + 1000).toISOString())).not.toBe(first);
});
