// Every page of the product with somebody who uses it: what the looks are checked on and the pictures are made of.
import type { Page } from "@playwright/test";
import { type DemoPerson, rest } from "./fixtures.ts";

/** `at` gives the path on the demonstration; it may ask REST for an id first. */
export type Place = {
  name: string;
  person: DemoPerson | null;
  at: string | ((page: Page) => Promise<string>);
  /** Also looked at in colours that the system forces: one of each kind of page. */
  forced?: true;
};

const modelOf = async (page: Page, name: string) =>
  (await rest(page, "GET", `/models?q=${encodeURIComponent(name)}`)).body.items[0] as { id: string; version: { id: string } };

const onModel =
  (name: string, rest = "") =>
  async (page: Page) =>
    `/models/${(await modelOf(page, name)).id}${rest}`;

const onVersion =
  (name: string, rest = "") =>
  async (page: Page) => {
    const { id, version } = await modelOf(page, name);
    return `/models/${id}/versions/${version.id}${rest}`;
  };

/** The desk of the first open sign-off of the model with that meaning. */
const onSignoff = (name: string, meaning: string) => async (page: Page) => {
  const { id } = await modelOf(page, name);
  const { body } = await rest(page, "GET", "/signoffs?view=open&limit=200");
  const row = body.items.find((item: { modelId: string; meaning: string }) => item.modelId === id && item.meaning === meaning);
  return `/sign-offs/${row.id}`;
};

const firstOf = (list: string, under: string) => async (page: Page) =>
  `${under}/${(await rest(page, "GET", list)).body.items[0].id}`;

export const PLACES: Place[] = [
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
  { name: "model", person: "risk-officer", at: onModel("Sepsis early warning"), forced: true },
  { name: "model-blocked", person: "model-owner", at: onModel("Candidate CV ranking") },
  { name: "model-imported", person: "risk-officer", at: "/models?imported=yes" },
  { name: "model-light", person: "data-scientist", at: onModel("Customer churn") },
  { name: "model-edit", person: "model-owner", at: onModel("Candidate CV ranking", "/edit") },
  { name: "model-risk", person: "risk-officer", at: onModel("Sepsis early warning", "/risk") },
  { name: "model-risk-owner", person: "model-owner", at: onModel("Candidate CV ranking", "/risk"), forced: true },
  { name: "model-checklist", person: "model-owner", at: onModel("Candidate CV ranking", "/checklist"), forced: true },
  { name: "model-checklist-light", person: "data-scientist", at: onModel("Customer churn", "/checklist") },
  { name: "model-signoffs", person: "risk-officer", at: onModel("Retail credit scorecard", "/sign-offs") },
  { name: "model-history", person: "risk-officer", at: onModel("Retail credit scorecard", "/history") },
  { name: "model-links", person: "model-owner", at: onModel("Retail credit scorecard", "/links") },
  { name: "model-versions", person: "model-owner", at: onModel("Retail credit scorecard", "/versions") },
  { name: "version", person: "model-owner", at: onVersion("Retail credit scorecard") },
  { name: "version-compare", person: "model-owner", at: onVersion("Retail credit scorecard", "/compare") },
  { name: "version-edit", person: "model-owner", at: onVersion("Candidate CV ranking", "/edit") },
  { name: "version-new", person: "model-owner", at: onModel("Customer churn", "/versions/new") },
  { name: "sign-offs", person: "risk-officer", at: "/sign-offs" },
  { name: "sign-offs-narrowed", person: "risk-officer", at: "/sign-offs?view=all_decided&outcome=signed&tier=high" },
  { name: "sign-off", person: "risk-officer", at: onSignoff("Sepsis early warning", "approved"), forced: true },
  { name: "sign-off-refused", person: "model-owner", at: onSignoff("Sepsis early warning", "approved") },
  { name: "ratings", person: "risk-officer", at: "/ratings" },
  { name: "ratings-reviews", person: "risk-officer", at: "/ratings/reviews" },
  { name: "frameworks", person: "risk-officer", at: "/frameworks" },
  { name: "framework", person: "risk-officer", at: "/frameworks/us-sr-26-2" },
  { name: "controls", person: "risk-officer", at: "/frameworks/controls" },
  { name: "control", person: "risk-officer", at: "/frameworks/controls/CC-VAL-01" },
  { name: "imports", person: "risk-officer", at: "/imports" },
  { name: "import", person: "risk-officer", at: firstOf("/imports", "/imports") },
  { name: "import-new", person: "risk-officer", at: "/imports/new" },
  { name: "audit", person: "auditor", at: "/audit" },
  { name: "audit-verification", person: "auditor", at: "/audit/verification", forced: true },
  { name: "audit-exports", person: "auditor", at: "/audit/exports" },
  { name: "people", person: "admin", at: "/admin/people" },
  { name: "person", person: "admin", at: firstOf("/people", "/admin/people") },
  { name: "units", person: "admin", at: "/admin/units" },
  { name: "grants", person: "admin", at: "/admin/grants" },
  { name: "keys", person: "admin", at: "/admin/keys" },
  { name: "help", person: "data-scientist", at: "/help" },
  { name: "help-guide", person: "data-scientist", at: "/help/guides/data-scientist" },
  { name: "account", person: "data-scientist", at: "/account" },
  { name: "account-keys", person: "data-scientist", at: "/account/keys" },
  { name: "account-password", person: "data-scientist", at: "/account/password" },
  { name: "account-sessions", person: "data-scientist", at: "/account/sessions" },
  { name: "not-found", person: "data-scientist", at: "/models/not-there" },
];

export const pathOf = async (place: Place, page: Page): Promise<string> =>
  typeof place.at === "string" ? place.at : await place.at(page);
