import { z } from "zod";
import { ROLES } from "#lib/access/permissions";
import { LANGUAGES } from "#lib/core/language.rules";
import { PageInput, page } from "#lib/core/page";

/** ASCII addresses only, compared in lower case: look-alike letters and lists of addresses are refused. */
export const Email = z
  .string()
  .trim()
  .max(320)
  .transform((text) => text.normalize("NFKC").toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/, "problem.email"))
  .meta({ format: "email" });

export const PersonName = z.string().trim().min(1, "problem.person_name").max(200);
export const RoleName = z.enum(ROLES);
export const CalendarDate = z.iso.date();

/** What somebody typed as a password. Whether it is a good one is a rule (password.rules.ts), told at its field. */
export const Secret = z.string().min(1, "problem.blank").max(1000);

export const InvitePersonInput = z.strictObject({ email: Email, name: PersonName });

const ForTheMachine =
  "Shown once, and only at the machine's own command line: nobody in a browser can take another's first password";
const Link = {
  token: z.string().nullable().describe(ForTheMachine),
  expiresAt: z.date().nullable().describe("Until when the one-time link is good"),
};
export const Invited = z.object({ id: z.string(), personId: z.string(), ...Link });
export const PasswordReset = z.object({ id: z.string(), ...Link });

export const PersonInput = z.strictObject({ personId: z.string() });
export const Changed = z.object({ id: z.string() });

export const AcceptInvitationInput = z.strictObject({
  token: z.string().max(200).describe("From the one-time link"),
  password: Secret.describe("12 to 200 characters, none of the commonest, without the e-mail address"),
});
export const ChangePasswordInput = z.strictObject({ current: Secret, password: Secret });

/** In which language somebody reads; null follows the browser. */
export const LanguageChoice = z.enum(LANGUAGES).nullable();
export const SetLanguageInput = z.strictObject({
  language: LanguageChoice.describe("Of pages and of refusals shown on them; null follows the browser"),
});

export const GrantRoleInput = z.strictObject({
  personId: z.string(),
  role: RoleName,
  unitId: z.string().describe("The role holds here and in every unit below"),
  until: CalendarDate.nullable().default(null).describe("The last day it holds; empty for no end"),
});
export const GrantInput = z.strictObject({ grantId: z.string() });
const GrantState = z.enum(["pending", "active", "ended"]);
export const RoleGrant = z.object({
  id: z.string(),
  personId: z.string(),
  role: RoleName,
  unitId: z.string(),
  state: GrantState,
  waitsFor: z.array(z.string()).describe("Who can confirm it, while it is pending (SD-14)"),
});

const Named = z.object({ id: z.string(), name: z.string() });
export const HeldRole = z.object({
  id: z.string(),
  role: RoleName,
  unit: Named.extend({ whole: z.boolean().describe("The whole organisation") }),
  until: z.string().nullable(),
  state: GrantState,
  inForce: z.boolean().describe("Active, and its last day has not passed"),
});
/** A grant with everybody who had a part in it; one of them may be COMMAND_LINE (lib/access/actor.rules.ts). */
export const GrantRecord = HeldRole.extend({
  duringSetUp: z.boolean(),
  grantedBy: Named,
  grantedAt: z.string(),
  confirmedBy: Named.nullable(),
  confirmedAt: z.string().nullable(),
  endedBy: Named.nullable(),
  endedAt: z.string().nullable(),
});
export type GrantRecord = z.output<typeof GrantRecord>;

export const PERSON_STATES = ["active", "waiting", "deactivated"] as const;
export const PersonState = z.enum(PERSON_STATES).describe("waiting: has no password yet, or none after a reset");
export const PersonRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  state: PersonState,
  roles: z.array(HeldRole),
  lastSignInAt: z.date().nullable().describe("For administrators, auditors and risk officers only"),
});
export const ListPeopleInput = z.strictObject({
  q: z.string().trim().max(200).optional().describe("Part of a name or an e-mail address"),
  role: RoleName.optional(),
  unit: z.string().optional().describe("Whose roles reach this unit"),
  state: PersonState.optional(),
  ...PageInput,
});
export const PeoplePage = page(PersonRow);

export const PendingGrant = HeldRole.extend({
  person: Named,
  grantedBy: Named,
  grantedAt: z.string(),
  mine: z.boolean().describe("Given by the caller or for the caller, so somebody else decides"),
  waitsFor: z.array(z.string()).describe("Who can confirm it"),
});

/** What those who manage or check access see of a person, and everybody of themselves. */
export const Access = z.object({
  grants: z.array(GrantRecord),
  createdAt: z.date(),
  deactivatedAt: z.date().nullable(),
  lastSignInAt: z.date().nullable(),
  sessions: z.number().int().describe("Open sessions"),
  keys: z.number().int().describe("API keys that work"),
  ownedModels: z.number().int(),
  passwordIsOwn: z.boolean().describe("False after a reset by somebody else: signing waits"),
  linkUntil: z.date().nullable().describe("Until when an unused one-time link is good"),
});
export const PersonPage = PersonRow.omit({ lastSignInAt: true }).extend({ access: Access.nullable() });
