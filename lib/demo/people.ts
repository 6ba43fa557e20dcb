// The organisation of the demonstration: its units, its nine people, and what is true of their access.
import type { Scene } from "#lib/demo/scene";
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { grantRole } from "#lib/people/grant-role.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { DEMO_PASSWORD } from "#lib/people/password.rules";
import { createUnit } from "#lib/units/create-unit.command";

/** Everybody has been here before the first step of a story. */
const BEFORE_ALL_DAYS = 10;

async function aPerson(
  scene: Scene,
  key: string,
  { role, ends_d }: { role: string; ends_d?: number | undefined },
  unitId: string,
) {
  const email = `${key}@demo.example`;
  const { personId, token } = await scene.atTheMachine(invitePerson, { email, name: `Demo ${key.replaceAll("-", " ")}` });
  scene.people.set(key, { id: personId, email });
  await scene.does(key, acceptInvitation, { token: token ?? "", password: DEMO_PASSWORD });
  const until = ends_d === undefined ? null : scene.date(ends_d);
  await scene.atTheMachine(grantRole, { personId, role: role as "admin", unitId, until });
}

/** Makes units and people at the machine's own command line, as whoever sets the product up does. */
export async function makePeople(scene: Scene): Promise<void> {
  const { organisation, units, people, models } = scene.portfolio;
  const first = Math.min(...models.flatMap(({ steps }) => steps.map(({ d }) => d)));
  await scene.goTo(first - BEFORE_ALL_DAYS);
  const root = await scene.atTheMachine(createUnit, { name: organisation, parentId: null });
  for (const [key, name] of Object.entries(units)) {
    const { id } = await scene.atTheMachine(createUnit, { name, parentId: root.id });
    scene.units.set(key, id);
  }
  for (const [key, person] of Object.entries(people)) await aPerson(scene, key, person, root.id);
}
