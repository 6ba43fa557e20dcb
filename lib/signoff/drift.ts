// Reads what a request would freeze now, for the desk of whoever is about to sign what it froze then.
import { checklistState } from "#lib/checklist/checklist-state";
import { dossierLines } from "#lib/checklist/dossier-line.rules";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { frozenContent, withPlan } from "#lib/lifecycle/gate-state";
import { controlLibrary } from "#lib/policy/load";
import type { Desk } from "#lib/signoff/desk";
import { differences, dossierHash } from "#lib/signoff/dossier";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { fieldOf } from "#lib/signoff/void.rules";

/** New policy changes new requests: the rules, and which controls are asked for in which text, stay those of the request. */
const underItsRules = (now: Dossier, frozen: Dossier): Dossier => ({
  ...now,
  policy: frozen.policy,
  checklist: frozen.checklist.map((line) => {
    const present = now.checklist.find(({ id }) => id === line.id);
    return present ? { ...present, textVersion: line.textVersion, intensity: line.intensity } : line;
  }),
});

/** The first field that differs; null when nothing does. `now` is null once there is no tier any more that it could stand on. */
const driftOf = (frozen: Dossier, now: Dossier | null): string | null => {
  if (!now) return "assessment";
  const present = underItsRules(now, frozen);
  if (dossierHash(present) === dossierHash(frozen)) return null;
  const [first] = differences(frozen, present);
  return first ? fieldOf(first.path) : "none";
};

/** The desk with what has moved since the request opened: an import, evidence that expired, a tier that lapsed. */
export async function withDrift(db: ReadDb | WriteDb, desk: Desk): Promise<Desk> {
  const { request, record, review, signoff, verdict } = desk;
  const { transition: id, to, gate, dossier, deployment } = request;
  const decidable = verdict.allowed && review.state === "open" && signoff.state === "open";
  if (!dossier || !decidable) return desk;
  const state = withPlan(await checklistState(db, record.versionId), deployment);
  const now = frozenContent(record, { id, to, gate }, dossierLines(controlLibrary(), state, gate), deployment);
  return { ...desk, review: { ...review, drift: driftOf(dossier, now) } };
}
