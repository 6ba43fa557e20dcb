// Pages in the states that people bring them to: something open over them, refused, with nothing to show, with nothing to be written.

import { endReadOnly, endWithheld, readOnly, withheld } from "./database-states.ts";
import { firstOf, importOf, model, type Place, signoff } from "./place.ts";
import {
  asked,
  chose,
  commented,
  explained,
  folded,
  found,
  handed,
  keyed,
  listed,
  madeKey,
  navigated,
  onChosen,
  outpaced,
  REGISTER,
  refusedMany,
  refusedSignature,
  refusedSignIn,
  searched,
  sent,
  sideways,
  unfolded,
} from "./state-steps.ts";

const desk = { person: "risk-officer", at: "/sign-offs/[signoffId]", of: signoff("Sepsis early warning", "approved") } as const;
const list = { person: "risk-officer", at: "/models?imported=no" } as const;
const owned = { person: "model-owner", at: "/models/[modelId]", of: model("Candidate CV ranking") } as const;
const validator = {
  person: "admin",
  at: "/admin/people/[personId]",
  of: firstOf("/people?q=validator%40demo.example", "personId"),
} as const;
const everyColumn =
  "ref,version,tier,stage,approval,owner,businessUnit,kind,domain,jurisdictions,flags,source,externalId,updated";

const OVER_PAGES: Place[] = [
  { name: "navigation", person: "risk-officer", at: "/inbox", narrowOnly: true, prepare: navigated },
  { name: "palette", person: "risk-officer", at: "/", prepare: searched },
  { name: "shortcuts", person: "risk-officer", at: "/inbox", prepare: keyed("?") },
  { name: "explained", person: "risk-officer", at: "/", prepare: explained("Stage") },
  { name: "models-filters", person: "risk-officer", at: "/models", prepare: folded("More filters") },
  { name: "models-columns", ...list, prepare: folded("Columns") },
  { name: "models-chosen", ...list, prepare: chose },
  { name: "models-owner", ...list, prepare: listed(onChosen("Name an owner…"), "demo") },
  { name: "models-archive", ...list, prepare: onChosen("Archive…") },
  { name: "models-keep-view", person: "risk-officer", at: "/models?tier=high", prepare: asked("Keep this view") },
  { name: "model-archive", ...owned, prepare: asked("Archive") },
  { name: "model-hand-over", ...owned, prepare: asked("Hand over") },
  { name: "model-send-back", ...owned, prepare: asked(/^Send back/) },
  { name: "model-kind-of-record", ...owned, prepare: asked("Say what kind of record it is") },
  {
    name: "model-withdraw",
    ...owned,
    at: "/models/[modelId]/sign-offs",
    of: model("Sepsis early warning"),
    prepare: asked("Withdraw the request"),
  },
  {
    name: "model-take-back",
    ...owned,
    at: "/models/[modelId]/sign-offs",
    of: model("Refund agent"),
    prepare: asked("Take back my signature"),
  },
  { name: "ask", person: "data-scientist", at: "/models/[modelId]", of: model("Customer chat"), prepare: asked(/^Ask for/) },
  {
    name: "model-other-tier",
    person: "risk-officer",
    at: "/models/[modelId]/risk",
    of: model("Length of stay"),
    prepare: asked(/^Set another tier/),
  },
  { name: "control-open", ...owned, at: "/models/[modelId]/checklist", prepare: unfolded },
  { name: "evidence-place", ...owned, at: "/models/[modelId]/checklist", prepare: handed(/evidence/i, REGISTER, /^Where does/) },
  { name: "sign", ...desk, prepare: keyed("s") },
  { name: "sign-conditions", ...desk, prepare: keyed("c") },
  { name: "sign-return", ...desk, prepare: keyed("r") },
  { name: "sign-refuse", ...desk, prepare: asked(/^Refuse/) },
  { name: "comment", ...desk, prepare: commented },
  { name: "find", ...desk, prepare: found },
  {
    name: "import-undo",
    person: "risk-officer",
    at: "/imports/[importId]",
    of: importOf("spreadsheet.csv"),
    prepare: asked(/^Undo/),
  },
  {
    name: "import-file",
    person: "risk-officer",
    at: "/imports/new",
    prepare: handed(/Choose a file/, REGISTER, /^What the file says/),
  },
  { name: "key-new", person: "data-scientist", at: "/account/keys", prepare: asked("Make a key") },
  { name: "key-made", person: "data-scientist", at: "/account/keys", prepare: madeKey },
  { name: "person-invite", person: "admin", at: "/admin/people", prepare: asked("Invite a person") },
  { name: "role-give", ...validator, prepare: asked("Give a role") },
  { name: "role-end", ...validator, of: firstOf("/people?q=auditor%40demo.example", "personId"), prepare: asked("End") },
  { name: "unit-new", person: "admin", at: "/admin/units", prepare: asked("Add below") },
  { name: "zone", person: "admin", at: "/admin/units", prepare: listed(asked("Change the zone"), "Asia") },
];

const REFUSED: Place[] = [
  { name: "sign-in-refused", person: null, at: "/sign-in", prepare: refusedSignIn },
  { name: "model-new-refused", person: "data-scientist", at: "/models/new", prepare: sent("Register model") },
  { name: "sign-nothing", ...desk, prepare: refusedSignature },
  {
    name: "model-edit-outpaced",
    person: "data-scientist",
    at: "/models/[modelId]/edit",
    of: model("Length of stay forecast"),
    prepare: outpaced,
  },
  { name: "models-archive-refused", person: "risk-officer", at: "/models?imported=no&stage=in_production", prepare: refusedMany },
];

const BARE: Place[] = [
  {
    name: "models-every-column",
    person: "risk-officer",
    at: `/models?imported=no&columns=${everyColumn}&pinned=first`,
    prepare: sideways,
  },
  { name: "sign-offs-nothing", person: "risk-officer", at: "/sign-offs?view=all_decided&outcome=refused&tier=low" },
  { name: "audit-nothing", person: "auditor", at: "/audit?subject=not-there" },
  { name: "people-nothing", person: "admin", at: "/admin/people?q=zzzzqqqq" },
  { name: "read-only", person: "risk-officer", at: "/models?imported=no", prepare: readOnly, undo: endReadOnly },
  { name: "failed", person: "auditor", at: "/audit/verification", prepare: withheld, undo: endWithheld },
];

export const STATES: readonly Place[] = [...OVER_PAGES, ...REFUSED, ...BARE];
