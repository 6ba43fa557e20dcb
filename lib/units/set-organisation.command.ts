import { Refusal } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { lockUnit } from "#lib/db/lock";
import { zoneFaults } from "#lib/units/rules";
import { Organisation, SetOrganisationInput } from "#lib/units/schema";
import { clashingIn, isKnownZone } from "#lib/units/store";

export const setOrganisation = command({
  id: "setOrganisation",
  summary: "Set the time zone in whose days due, expiry and last days are counted",
  http: "PUT /organisation",
  permission: "unit:manage",
  scope: () => "organisation",
  event: "organisation.set",
  input: SetOrganisationInput,
  output: Organisation,

  load: async (db, { timeZone }, { place, zone }) => {
    await lockUnit(db, null);
    const known = await isKnownZone(db, timeZone);
    const clashing = known ? await clashingIn(db, timeZone) : 0;
    return { unitId: place?.unitId ?? null, timeZone: zone, known, clashing };
  },
  decide: (state, { timeZone }) => {
    const faults = zoneFaults(timeZone, state);
    if (!state.unitId || faults.length > 0) throw new Refusal("invalid", faults);
    return { id: state.unitId, timeZone, before: state.timeZone };
  },
  save: (db, { id, timeZone }) => db.organisation.upsert({ where: { id }, create: { id, timeZone }, update: { timeZone } }),
});
