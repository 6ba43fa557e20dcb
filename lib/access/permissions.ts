/** Who may do what. The only table of authority in the product; everything else asks it. */

export const ROLES = [
  "data_scientist",
  "model_owner",
  "validator",
  "risk_officer",
  "compliance_officer",
  "auditor",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that give a signature of some kind. Administrator and auditor exclude all of them (SD-8, SD-12). */
export const SIGNING_ROLES = [
  "data_scientist",
  "model_owner",
  "validator",
  "risk_officer",
  "compliance_officer",
] as const satisfies readonly Role[];
export const SECOND_LINE = ["validator", "risk_officer", "compliance_officer"] as const satisfies readonly Role[];
/** Those who manage or check access: they have a page for each person. */
export const SEES_PEOPLE: readonly Role[] = ["admin", "auditor", "risk_officer"];

type Grants = {
  /** Roles that hold the permission for everything in the units of the grant. */
  roles: readonly Role[];
  /** Roles that hold it only for models they own or of a version of which they are an author. */
  own?: readonly Role[];
  /** Whether every signed-in person holds it, with or without a role. */
  everyone?: true;
  /** Whether the machine's own command line holds it. */
  commandLine?: true;
  why: string;
};

const everybody = ROLES;
const firstLine = ["data_scientist", "model_owner"] as const;

export const GRANTS = {
  "model:read": { roles: everybody, why: "Everybody reads what their business units allow." },
  "model:register": { roles: firstLine, why: "Whoever builds or owns models puts them into the inventory." },
  "model:revise": { roles: [], own: firstLine, why: "A model's own people describe it." },
  "model:govern": {
    roles: ["risk_officer"],
    own: firstLine,
    why: "Archiving, what kind of record it is, duplicates: its own people, or a risk officer.",
  },
  "model:assign-owner": {
    roles: ["risk_officer"],
    own: ["model_owner"],
    why: "The owner hands over; a risk officer names one where there is none.",
  },
  "model:accept-owner": { roles: ["model_owner"], why: "Whoever was named says yes." },
  "record:confirm": { roles: SECOND_LINE, why: "That a record is no model is a claim until the second line confirms it." },
  "view:save": { roles: everybody, why: "A view is a question somebody asks often." },
  "risk:assess": {
    roles: ["risk_officer"],
    own: firstLine,
    why: "Its own people answer; a risk officer may rate a model without owner provisionally.",
  },
  "risk:confirm": { roles: SECOND_LINE, why: "The tier is confirmed by the second line (SD-16)." },
  "control:answer": {
    roles: SECOND_LINE,
    own: firstLine,
    why: "The control's owner role answers it, the model's own people on their own models.",
  },
  "control:confirm": { roles: SECOND_LINE, why: "Not applicable is a claim until the second line confirms it." },
  "evidence:review": { roles: SECOND_LINE, why: "The second line accepts evidence." },
  "evidence:read": {
    roles: ["data_scientist", "model_owner", "validator", "risk_officer", "compliance_officer", "auditor"],
    why: "Evidence is read by those who work on or check the model.",
  },
  "transition:request": { roles: SIGNING_ROLES, why: "Which role asks for which transition is policy data; the rule decides." },
  "signoff:decide": {
    roles: everybody,
    why: "The role the sign-off names, if no segregation rule forbids it. Administrators and auditors are refused by that rule (SD-8, SD-12), so that their attempts are recorded.",
  },
  "comment:write": {
    roles: SIGNING_ROLES,
    why: "Whoever works on models or checks them says something about a field before it is signed; administrators and auditors change nothing.",
  },
  "inbox:read": { roles: everybody, why: "What waits on oneself." },
  "import:run": { roles: ["risk_officer", "admin"], why: "An import brings in many records at once." },
  "export:run": {
    roles: ["auditor", "risk_officer", "compliance_officer"],
    own: firstLine,
    why: "Exports for those who check; a dossier also for the model's own people.",
  },
  "library:read": {
    roles: everybody,
    why: "What is asked of a model, and by which framework, is for everybody who works with one.",
  },
  "ledger:read": {
    roles: ["auditor", "risk_officer", "compliance_officer", "admin"],
    why: "The record of everything, for those who check and those who run the system.",
  },
  "people:read": { roles: everybody, why: "Names of colleagues are needed to choose an owner, an author, a condition's owner." },
  "people:administer": {
    roles: ["admin"],
    commandLine: true,
    why: "Administrators manage people; the machine's command line makes the first one.",
  },
  "grant:confirm": {
    roles: ["admin", "risk_officer"],
    why: "A signing role needs a second administrator or a risk officer (SD-14).",
  },
  "key:manage": { roles: everybody, commandLine: true, why: "Everybody manages their own keys; administrators revoke any." },
  "unit:manage": { roles: ["admin"], commandLine: true, why: "Administrators keep the tree of business units." },
  "installation:read": {
    roles: everybody,
    everyone: true,
    why: "Which program this is, and whether what it shows is a demonstration, concerns whoever reads it.",
  },
  "self:manage": {
    roles: everybody,
    everyone: true,
    why: "One's own password, sessions and statements, also when every role has ended.",
  },
} as const satisfies Record<string, Grants>;

export type Permission = keyof typeof GRANTS;
export const grantsOf = (permission: Permission): Grants => GRANTS[permission];
