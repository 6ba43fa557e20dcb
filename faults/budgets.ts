// What a page and an answer of REST may cost on ten thousand models: statements, rows touched, bytes. docs/performance.md explains them.
import type pg from "pg";
import { MODEL_ID } from "../bench/blueprint.ts";

/** Something with a long history, what waits after the most signatures, what its owner may edit, and a person: what the addresses below are about. */
export type Sample = Record<
  | "model"
  | "version"
  | "earlier"
  | "signoff"
  | "transition"
  | "own"
  | "ownVersion"
  | "person"
  | "unit"
  | "import"
  | "sha256"
  | "export"
  | "verification"
  | "framework"
  | "control",
  string
>;

const SAMPLE = `
  with long as (select l.model_id, l.version_id from listed_model l where l.model_id like '${MODEL_ID}%' and l.stage = 'in_production' and l.tier = 'high' order by l.model_id limit 1),
  waiting as (select s.id, t.id as request from signoff s join transition t on t.id = s.transition_id
    where s.state = 'open' and t.state = 'open' and t.model_id like '${MODEL_ID}%'
    order by (select count(*) from signature g join model_version v on v.id = g.version_id where v.model_id = t.model_id) desc, t.gate, t.model_id, s.meaning limit 1),
  own as (select l.model_id, l.version_id from listed_model l join model m on m.id = l.model_id join person p on p.id = m.owner_id
    where p.email = 'model-owner@demo.example' and l.stage in ('proposed', 'in_development') and l.approval = 'none' order by m.ref limit 1)
  select long.model_id as model, long.version_id as version, (select id from model_version v where v.model_id = long.model_id and number = 2) as earlier,
    own.model_id as own, own.version_id as "ownVersion", waiting.id as signoff, waiting.request as transition, (select id from person where email = 'model-owner@demo.example') as person,
    (select unit_id from model where id = long.model_id) as unit, (select id from import limit 1) as import, (select sha256 from import limit 1) as sha256,
    (select id from export limit 1) as export, (select id from ledger_check limit 1) as verification,
    'eu-ai-act' as framework, 'CC-GOV-02' as control
  from long, waiting, own`;

const UPLOAD = `
  insert into upload (sha256, person_id, size, type, name, created_at)
  select i.sha256, p.id, i.size, 'text/csv', i.file_name, now() from import i, person p where p.email = 'risk-officer@demo.example' on conflict (sha256, person_id) do update set created_at = now()`;

/** As many rows again as a large file brings in; what it said of each is kept outside the ledger. */
const IMPORT_ROWS = `
  insert into import_row (import_id, row, outcome, model_id, messages)
  select r.import_id, 1000000 + n, 'created', r.model_id, r.messages
  from (select * from import_row where import_id = (select id from import limit 1) limit 1) r, generate_series(1, 10000) n`;

export async function readSample(owner: pg.Client): Promise<Sample> {
  await owner.query(UPLOAD);
  await owner.query(IMPORT_ROWS);
  await owner.query("analyze import_row");
  const [sample] = (await owner.query<Sample>(SAMPLE)).rows;
  if (!sample || Object.values(sample).some((id) => !id))
    throw new Error(`the inventory lacks something to look at: ${JSON.stringify(sample)}`);
  return sample;
}

export type Budget = {
  person: string;
  statements: number;
  /** Rows of large tables that may be looked at. */
  rows: number;
  /** What an answer is asked for, behind its address. */
  asked?: string;
  /** Of HTML with everything in it, as gzip sends it; 30 when left out. Some room is left for other days: months, counts and names differ. */
  kilobytes?: number;
  /** Large tables that are read from end to end all the same. */
  whole?: readonly string[];
  /** A page where people edit may load more scripts than one that is read. */
  edits?: boolean;
  /** Kilobytes of scripts, where neither is what it is. */
  scripts?: number;
};

export const scriptsAllowed = ({ edits, scripts }: Budget): number => scripts ?? (edits ? 250 : 180);

/** The address with the ids of the sample: `{modelId}` is `sample.model`. */
export const pathFor = (address: string, sample: Sample): string =>
  address.replaceAll(/\{(\w+?)(?:Id)?\}/g, (_, name: keyof Sample) => encodeURIComponent(sample[name]));

export const PAGES: Record<string, Budget> = {
  "/": { person: "risk-officer", statements: 9, rows: 400 },
  "/portfolio/trends": { person: "risk-officer", statements: 8, rows: 2500, whole: ["stage_count"], kilobytes: 33 },
  "/help": { person: "auditor", statements: 4, rows: 100 },
  "/help/concepts/tiers": { person: "auditor", statements: 4, rows: 100 },
  "/help/glossary": { person: "auditor", statements: 4, rows: 100 },
  "/inbox": { person: "risk-officer", statements: 6, rows: 1500 },
  "/inbox?": { person: "model-owner", statements: 6, rows: 3500 },
  "/models": { person: "risk-officer", statements: 8, rows: 200, kilobytes: 44, scripts: 183 },
  "/models?q=scorecard": { person: "risk-officer", statements: 8, rows: 3000, kilobytes: 44, scripts: 183 },
  "/models?sort=tier,-updated&tier=!low": { person: "risk-officer", statements: 8, rows: 1000, kilobytes: 46, scripts: 183 },
  "/models?tier=high&sort=-updated": { person: "risk-officer", statements: 8, rows: 1500, kilobytes: 47, scripts: 183 },
  "/models/new": { person: "data-scientist", statements: 5, rows: 100, kilobytes: 41, edits: true },
  "/models/{modelId}": { person: "risk-officer", statements: 26, rows: 550, kilobytes: 34, edits: true },
  "/models/{ownId}/edit": { person: "model-owner", statements: 22, rows: 200, kilobytes: 41, edits: true },
  "/models/{ownId}/versions/new": { person: "model-owner", statements: 16, rows: 200, kilobytes: 41, edits: true },
  "/models/{ownId}/versions/{ownVersionId}/edit": {
    person: "model-owner",
    statements: 22,
    rows: 200,
    kilobytes: 41,
    edits: true,
  },
  "/models/{modelId}/risk": { person: "risk-officer", statements: 17, rows: 200, kilobytes: 36, edits: true },
  "/models/{modelId}/checklist": { person: "risk-officer", statements: 22, rows: 500, kilobytes: 64, edits: true },
  "/models/{modelId}/sign-offs": { person: "risk-officer", statements: 18, rows: 200, kilobytes: 39 },
  "/models/{modelId}/history": { person: "risk-officer", statements: 16, rows: 300, kilobytes: 64 },
  "/models/{modelId}/links": { person: "risk-officer", statements: 13, rows: 200, edits: true },
  "/models/{modelId}/versions": { person: "risk-officer", statements: 11, rows: 100 },
  "/models/{modelId}/versions/{versionId}": { person: "risk-officer", statements: 17, rows: 200 },
  "/models/{modelId}/versions/{versionId}/compare": { person: "risk-officer", statements: 14, rows: 200 },
  "/sign-offs": { person: "risk-officer", statements: 5, rows: 1000 },
  "/sign-offs/{signoffId}": { person: "risk-officer", statements: 27, rows: 5500, kilobytes: 50, scripts: 182 },
  "/ratings": { person: "risk-officer", statements: 5, rows: 450, edits: true },
  "/ratings/reviews": { person: "risk-officer", statements: 5, rows: 400 },
  "/frameworks": { person: "risk-officer", statements: 4, rows: 100 },
  "/frameworks/{frameworkId}": { person: "risk-officer", statements: 4, rows: 100, kilobytes: 60 },
  "/frameworks/controls": { person: "risk-officer", statements: 4, rows: 100, kilobytes: 40 },
  "/frameworks/controls/{controlId}": { person: "risk-officer", statements: 4, rows: 100 },
  "/imports": { person: "risk-officer", statements: 5, rows: 100 },
  "/imports/{importId}": { person: "risk-officer", statements: 13, rows: 100, edits: true },
  "/imports/new": { person: "risk-officer", statements: 4, rows: 100, edits: true },
  "/audit?order=oldest": { person: "auditor", statements: 7, rows: 400, kilobytes: 70, whole: ["model"] },
  "/audit/exports": { person: "auditor", statements: 5, rows: 100, edits: true },
  "/audit/verification": { person: "auditor", statements: 5, rows: 100 },
  "/admin/people": { person: "admin", statements: 6, rows: 100, kilobytes: 42, edits: true },
  "/admin/people/{personId}": { person: "admin", statements: 8, rows: 100, edits: true },
  "/admin/units": { person: "admin", statements: 5, rows: 10000, kilobytes: 127, whole: ["listed_count"] },
  "/admin/grants": { person: "admin", statements: 5, rows: 100 },
  "/admin/keys": { person: "admin", statements: 5, rows: 100 },
  "/account": { person: "data-scientist", statements: 4, rows: 100 },
  "/account/keys": { person: "data-scientist", statements: 5, rows: 100, edits: true },
  "/account/password": { person: "data-scientist", statements: 4, rows: 100, edits: true },
  "/account/sessions": { person: "data-scientist", statements: 5, rows: 100 },
};

/** Every query there is, by its id. */
export const ANSWERS: Record<string, Budget> = {
  getInstallation: { person: "risk-officer", statements: 3, rows: 100 },
  listUnits: { person: "risk-officer", statements: 3, rows: 10000, whole: ["listed_count"] },
  listPeople: { person: "admin", statements: 3, rows: 100 },
  getPerson: { person: "admin", statements: 4, rows: 100 },
  listPendingGrants: { person: "admin", statements: 3, rows: 100 },
  getFirstSteps: { person: "risk-officer", statements: 3, rows: 300 },
  getMe: { person: "risk-officer", statements: 3, rows: 100 },
  listMySessions: { person: "risk-officer", statements: 3, rows: 100 },
  listApiKeys: { person: "admin", statements: 3, rows: 100 },
  listEvents: { person: "auditor", statements: 5, rows: 200, whole: ["model"] },
  getVerification: { person: "auditor", statements: 3, rows: 100 },
  listVerifications: { person: "auditor", statements: 3, rows: 100 },
  listModels: { person: "risk-officer", statements: 4, rows: 200 },
  getModel: { person: "risk-officer", statements: 9, rows: 100 },
  getModelHistory: { person: "risk-officer", statements: 7, rows: 250 },
  getLineage: { person: "risk-officer", statements: 4, rows: 100 },
  getPortfolio: { person: "risk-officer", statements: 5, rows: 300 },
  getTrends: { person: "risk-officer", statements: 5, rows: 2500, whole: ["stage_count"] },
  getVersion: { person: "risk-officer", statements: 8, rows: 100 },
  compareVersions: { person: "risk-officer", statements: 5, rows: 100 },
  listViews: { person: "risk-officer", statements: 3, rows: 100 },
  getRisk: { person: "risk-officer", statements: 8, rows: 100 },
  listWaitingRatings: { person: "risk-officer", statements: 3, rows: 450 },
  getChecklist: { person: "risk-officer", statements: 12, rows: 250 },
  listWaitingReviews: { person: "risk-officer", statements: 3, rows: 400 },
  getGate: { person: "risk-officer", statements: 8, rows: 200 },
  getTransition: { person: "risk-officer", statements: 10, rows: 200 },
  listTransitions: { person: "risk-officer", statements: 9, rows: 150 },
  listComments: { person: "risk-officer", statements: 4, rows: 100 },
  getSignoff: { person: "risk-officer", statements: 11, rows: 200 },
  listSignoffs: { person: "risk-officer", statements: 3, rows: 1000 },
  countWaiting: { person: "risk-officer", statements: 4, rows: 2500 },
  listFrameworks: { person: "risk-officer", statements: 2, rows: 100 },
  getFramework: { person: "risk-officer", statements: 2, rows: 100 },
  listControls: { person: "risk-officer", statements: 2, rows: 100 },
  getControl: { person: "risk-officer", statements: 2, rows: 100 },
  search: { person: "risk-officer", statements: 3, rows: 25000, asked: "?q=scorecard", whole: ["attachment"] },
  listInbox: { person: "risk-officer", statements: 4, rows: 1500 },
  getExport: { person: "auditor", statements: 3, rows: 100 },
  listExports: { person: "auditor", statements: 3, rows: 100 },
  previewExport: { person: "auditor", statements: 3, rows: 10500, asked: "?of=inventory", whole: ["listed_model"] },
  previewImport: { person: "risk-officer", statements: 4, rows: 100 },
  listMappings: { person: "risk-officer", statements: 3, rows: 100 },
  listImports: { person: "risk-officer", statements: 3, rows: 100 },
  getImport: { person: "risk-officer", statements: 9, rows: 100 },
  listImportRows: { person: "risk-officer", statements: 4, rows: 100 },
  listImportedModels: { person: "risk-officer", statements: 4, rows: 100 },
};
