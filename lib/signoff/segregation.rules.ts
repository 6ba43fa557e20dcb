/** Who may decide a sign-off. Screens, API, jobs and tests ask this one function; the database repeats its hard rules. */
import { type Reason, reason } from "#lib/core/errors";
import { ALLOWED, refusedFor, rolesKey, type Verdict } from "#lib/lifecycle/rules";
import { MEANING_KIND, type Meaning, type SignerKind, type SigningRole, type Tier } from "#lib/lifecycle/schema";
import type { SignoffState } from "#lib/signoff/schema";

/** Somebody who wants to decide. `roles` are those held today in the model's unit; `deputyFor` are the people they stand in for. */
export type Person = {
  id: string;
  roles: readonly string[];
  isAdmin: boolean;
  isAuditor: boolean;
  passwordIsOwn: boolean;
  deputyFor: readonly string[];
};

type Asked = {
  roles: readonly SigningRole[];
  /** The people who could do it, for the reader; left out when nobody can. */
  names?: string | undefined;
};

/** One sign-off of one request, with everybody whose own work it is about. */
export type Signing = Asked & {
  meaning: Meaning;
  of?: SignerKind | null | undefined;
  state: SignoffState;
  /** The meanings that have to be signed first; empty when it is open. */
  waitsFor: readonly Meaning[];
  tier: Tier;
  versionLabel: string;
  requesterId: string;
  /** The present owner, who gives the own meanings. */
  ownerId: string | null;
  /** Everybody who owned the model since the version exists, the present owner among them. */
  everOwnerIds: readonly string[];
  /** Everybody who was an author while the version was open. */
  authorIds: readonly string[];
  /** Authors of any version of this model in the last twelve months (SD-4). */
  recentAuthorIds: readonly string[];
  /** Everybody who changed a material field of the version's content: who touched it last says nothing about who wrote it. */
  materialEditorIds: readonly string[];
  /** Signatures given at this gate of this version, in this request and in earlier ones; `live` while one still counts. */
  earlierSignatures: readonly { personId: string; meaning: Meaning; live: boolean }[];
};

/** A claim that somebody else confirms. */
export type Claim = Asked & { claim: "exception" | "reduction" | "not_applicable"; claimantId: string };

const anyRoleOf = (person: Person, asked: Asked) => asked.roles.some((role) => person.roles.includes(role));
const isIndependent = ({ meaning }: Signing) => MEANING_KIND[meaning] === "independent";
const named = ({ names }: Asked, values: Reason["values"] = {}) => ({ ...values, names: names || "none" });

/** Whether the person is one of these, or stands in for one of them; null when neither. */
const standsAs = (person: Person, ids: readonly (string | null)[]): "self" | "deputy" | null => {
  if (ids.includes(person.id)) return "self";
  return person.deputyFor.some((id) => ids.includes(id)) ? "deputy" : null;
};

type Rule<Request> = (person: Person, request: Request) => Reason | null;

const notAdministrator: Rule<Asked> = (person, asked) => (person.isAdmin ? reason("SD-8", named(asked)) : null);
const notAuditor: Rule<Asked> = (person, asked) => (person.isAuditor ? reason("SD-12", named(asked)) : null);

const relatedAs = (
  code: string,
  person: Person,
  ids: readonly (string | null)[],
  request: Signing,
  who: string,
): Reason | null => {
  const as = standsAs(person, ids);
  return as && reason(code, named(request, { as: as === "self" ? who : "deputy", version: request.versionLabel }));
};

const notAuthor: Rule<Signing> = (person, request) =>
  isIndependent(request) || request.of === "not_author"
    ? relatedAs(request.meaning === "released" ? "SD-7" : "SD-1", person, request.authorIds, request, "author")
    : null;

const notRecentAuthor: Rule<Signing> = (person, request) =>
  request.meaning === "validated" ? relatedAs("SD-4", person, request.recentAuthorIds, request, "author") : null;

/** A model lent away for a signature is still the lender's own. */
const notOwner: Rule<Signing> = (person, request) => {
  if (!isIndependent(request)) return null;
  const owners = [request.ownerId, ...request.everOwnerIds];
  const as = request.ownerId === person.id ? "owner" : "former_owner";
  return relatedAs(request.meaning === "released" ? "SD-7" : "SD-2", person, owners, request, as);
};

const notRequester: Rule<Signing> = (person, request) =>
  isIndependent(request) ? relatedAs("SD-15", person, [request.requesterId], request, "requester") : null;

const notEditor: Rule<Signing> = (person, request) =>
  isIndependent(request) ? relatedAs("SD-1", person, request.materialEditorIds, request, "editor") : null;

/**
 * One person, one signature at a gate. A withdrawn or void signature still counts where independence is at stake: the person has
 * spoken at this gate in another role. Two own meanings by one person are allowed at low tier.
 */
const oneSignatureEach: Rule<Signing> = (person, request) => {
  if (MEANING_KIND[request.meaning] === "acknowledged") return null;
  const clash = request.earlierSignatures.find(({ personId, meaning, live }) => {
    if (personId !== person.id || meaning === request.meaning || MEANING_KIND[meaning] === "acknowledged") return false;
    const bothOwn = MEANING_KIND[meaning] === "own" && MEANING_KIND[request.meaning] === "own";
    return bothOwn ? live && request.tier !== "low" : true;
  });
  return clash ? reason("SD-3", named(request, { meaning: clash.meaning })) : null;
};

/** Own meanings are given by the people themselves: authored by an author, the others by the owner. */
const ownPeople: Rule<Signing> = (person, request) => {
  if (request.of === "author" || request.meaning === "authored")
    return request.authorIds.includes(person.id)
      ? null
      : reason("signoff.authors_only", named(request, { version: request.versionLabel }));
  if (isIndependent(request)) return null;
  return request.ownerId === person.id ? null : reason("signoff.owner_only", named(request));
};

const holdsRole: Rule<Asked> = (person, asked) =>
  anyRoleOf(person, asked) ? null : reason("signoff.role_missing", named(asked, { who: rolesKey(asked.roles) }));

const ownPassword: Rule<Asked> = (person) => (person.passwordIsOwn ? null : reason("signoff.password_reset"));

/** Whether the sign-off can be decided now at all; null when it can. */
export const notOpen = ({ state, waitsFor }: Pick<Signing, "state" | "waitsFor">): Reason | null => {
  if (state === "open") return null;
  return state === "waiting"
    ? reason("signoff.waiting", { meaning: waitsFor[0] ?? "other" })
    : reason("signoff.decided", { state });
};

const decidable: Rule<Signing> = (_, request) => notOpen(request);

const notClaimant: Rule<Claim> = (person, request) =>
  standsAs(person, [request.claimantId]) ? reason("SD-6", named(request, { what: request.claim })) : null;

/** The most telling rule first: what the person is to this model before what they lack. */
const FOR_SIGNING: readonly Rule<Signing>[] = [
  notAdministrator,
  notAuditor,
  notAuthor,
  notOwner,
  notRecentAuthor,
  notRequester,
  notEditor,
  oneSignatureEach,
  ownPeople,
  holdsRole,
  ownPassword,
  decidable,
];
const FOR_CLAIMS: readonly Rule<Claim>[] = [notAdministrator, notAuditor, notClaimant, holdsRole];

const firstOf = <Request>(rules: readonly Rule<Request>[], person: Person, request: Request): Reason | null => {
  for (const rule of rules) {
    const why = rule(person, request);
    if (why) return why;
  }
  return null;
};

/** Allowed, or refused with the rule that forbids it. Holds for every decision on it: to sign, to return and to refuse alike. */
export const mayDecide = (person: Person, request: Signing | Claim): Verdict => {
  const why = "claim" in request ? firstOf(FOR_CLAIMS, person, request) : firstOf(FOR_SIGNING, person, request);
  return why ? refusedFor(why) : ALLOWED;
};

/** Those of the people who could decide it once it is open and their password is their own again. */
export const whoMay = <P extends Person>(people: readonly P[], request: Signing): P[] =>
  people.filter((person) => mayDecide({ ...person, passwordIsOwn: true }, { ...request, state: "open", waitsFor: [] }).allowed);
