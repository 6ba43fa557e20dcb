// Every page of the product with somebody who uses it, and after them the states of states.ts.
import { countersign, linkIn, sharedHome } from "./installation.ts";
import { firstOf, importOf, model, type Place, signoff, version } from "./place.ts";
import { STATES } from "./states.ts";

/** A one-time link of somebody who was invited and has not come yet. */
const invitation = async () => {
  const printed = await countersign(sharedHome(), "person", "new-validator@demo.example");
  return { token: linkIn(printed).split("/").at(-1) ?? "" };
};

const PAGES: Place[] = [
  { name: "sign-in", person: null, at: "/sign-in", forced: true },
  { name: "api", person: null, at: "/api/docs" },
  { name: "dashboard", person: "risk-officer", at: "/", forced: true },
  { name: "trends", person: "risk-officer", at: "/portfolio/trends", forced: true },
  { name: "inbox", person: "risk-officer", at: "/inbox" },
  { name: "inbox-owner", person: "model-owner", at: "/inbox" },
  { name: "inbox-empty", person: "auditor", at: "/inbox" },
  { name: "models", person: "risk-officer", at: "/models", forced: true },
  { name: "models-filtered", person: "risk-officer", at: "/models?tier=high&stage=in_production" },
  { name: "models-nothing", person: "risk-officer", at: "/models?q=zzzzqqqq" },
  { name: "model-new", person: "data-scientist", at: "/models/new" },
  { name: "model", person: "risk-officer", at: "/models/[modelId]", of: model("Sepsis early warning"), forced: true },
  { name: "model-blocked", person: "model-owner", at: "/models/[modelId]", of: model("Candidate CV ranking") },
  { name: "model-imported", person: "risk-officer", at: "/models?imported=yes" },
  { name: "model-light", person: "data-scientist", at: "/models/[modelId]", of: model("Customer churn") },
  { name: "model-edit", person: "model-owner", at: "/models/[modelId]/edit", of: model("Candidate CV ranking") },
  { name: "model-risk", person: "risk-officer", at: "/models/[modelId]/risk", of: model("Sepsis early warning") },
  {
    name: "model-risk-owner",
    person: "model-owner",
    at: "/models/[modelId]/risk",
    of: model("Candidate CV ranking"),
    forced: true,
  },
  {
    name: "model-checklist",
    person: "model-owner",
    at: "/models/[modelId]/checklist",
    of: model("Candidate CV ranking"),
    forced: true,
  },
  { name: "model-checklist-light", person: "data-scientist", at: "/models/[modelId]/checklist", of: model("Customer churn") },
  { name: "model-signoffs", person: "risk-officer", at: "/models/[modelId]/sign-offs", of: model("Retail credit scorecard") },
  { name: "model-history", person: "risk-officer", at: "/models/[modelId]/history", of: model("Retail credit scorecard") },
  { name: "model-links", person: "model-owner", at: "/models/[modelId]/links", of: model("Retail credit scorecard") },
  { name: "model-versions", person: "model-owner", at: "/models/[modelId]/versions", of: model("Retail credit scorecard") },
  { name: "version", person: "model-owner", at: "/models/[modelId]/versions/[versionId]", of: model("Retail credit scorecard") },
  {
    name: "version-compare",
    person: "model-owner",
    at: "/models/[modelId]/versions/[versionId]/compare",
    of: version("Retail credit scorecard", "4.0"),
  },
  {
    name: "version-edit",
    person: "model-owner",
    at: "/models/[modelId]/versions/[versionId]/edit",
    of: model("Candidate CV ranking"),
  },
  { name: "version-new", person: "model-owner", at: "/models/[modelId]/versions/new", of: model("Customer churn") },
  { name: "sign-offs", person: "risk-officer", at: "/sign-offs" },
  { name: "sign-offs-narrowed", person: "risk-officer", at: "/sign-offs?view=all_decided&outcome=signed&tier=high" },
  {
    name: "sign-off",
    person: "risk-officer",
    at: "/sign-offs/[signoffId]",
    of: signoff("Sepsis early warning", "approved"),
    forced: true,
  },
  {
    name: "sign-off-refused",
    person: "model-owner",
    at: "/sign-offs/[signoffId]",
    of: signoff("Sepsis early warning", "approved"),
  },
  { name: "ratings", person: "risk-officer", at: "/ratings" },
  { name: "ratings-reviews", person: "risk-officer", at: "/ratings/reviews" },
  { name: "frameworks", person: "risk-officer", at: "/frameworks" },
  { name: "framework", person: "risk-officer", at: "/frameworks/us-sr-26-2" },
  { name: "controls", person: "risk-officer", at: "/frameworks/controls" },
  { name: "control", person: "risk-officer", at: "/frameworks/controls/CC-VAL-01" },
  { name: "imports", person: "risk-officer", at: "/imports" },
  { name: "import", person: "risk-officer", at: "/imports/[importId]", of: importOf("spreadsheet.csv") },
  { name: "import-new", person: "risk-officer", at: "/imports/new" },
  { name: "audit", person: "auditor", at: "/audit" },
  { name: "audit-verification", person: "auditor", at: "/audit/verification", forced: true },
  { name: "audit-exports", person: "auditor", at: "/audit/exports" },
  { name: "people", person: "admin", at: "/admin/people" },
  { name: "person", person: "admin", at: "/admin/people/[personId]", of: firstOf("/people", "personId") },
  { name: "units", person: "admin", at: "/admin/units" },
  { name: "grants", person: "admin", at: "/admin/grants" },
  { name: "keys", person: "admin", at: "/admin/keys" },
  { name: "help", person: "data-scientist", at: "/help" },
  { name: "help-guide", person: "data-scientist", at: "/help/guides/data-scientist" },
  { name: "account", person: "data-scientist", at: "/account" },
  { name: "account-keys", person: "data-scientist", at: "/account/keys" },
  { name: "account-password", person: "data-scientist", at: "/account/password" },
  { name: "account-sessions", person: "data-scientist", at: "/account/sessions" },
  { name: "help-glossary", person: "data-scientist", at: "/help/glossary" },
  { name: "sign-out", person: "data-scientist", at: "/sign-out" },
  { name: "invitation", person: null, at: "/invitation/[token]", of: invitation },
  { name: "invitation-over", person: null, at: "/invitation/not-there" },
  { name: "not-found-outside", person: null, at: "/components" },
  { name: "not-found", person: "data-scientist", at: "/models/not-there" },
];

export const PLACES: readonly Place[] = [...PAGES, ...STATES];
