// One model's way to its first request and back, by the people whose part each step is: what a change may cost on ten thousand models.
import type { Client } from "../bench/client.ts";
import { emailOf } from "./crowd";
import { PASSWORD } from "./people";

type Body = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: what REST answers is read field by field.
type Answer = any;

/** What is counted of one act: its name, and the act itself. */
export type Counted = (change: string, act: () => Promise<Answer>) => Promise<Answer>;
type World = { url: string; as(person: string): Promise<Client> };

/** Statements each change may send, and rows of large tables it may look at. */
export const CHANGES: Record<string, { statements: number; rows: number }> = {
  registerModel: { statements: 13, rows: 30 },
  reviseModel: { statements: 15, rows: 40 },
  assessRisk: { statements: 16, rows: 40 },
  confirmRisk: { statements: 17, rows: 40 },
  attachEvidence: { statements: 25, rows: 50 },
  answerControl: { statements: 22, rows: 50 },
  requestTransition: { statements: 31, rows: 100 },
  addComment: { statements: 10, rows: 30 },
  decideSignoff: { statements: 26, rows: 120 },
  withdrawSignature: { statements: 17, rows: 80 },
  withdrawTransition: { statements: 18, rows: 90 },
  archiveModel: { statements: 12, rows: 30 },
  unarchiveModel: { statements: 11, rows: 30 },
};

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"];
const FACTS = {
  ...{ usesPersonalData: false, usesPhi: false, automatedDecision: false, decidesAboutPeople: false, deviceDetermination: false },
  ...{ euAiActClass: "minimal", sourcing: "in_house" },
  article5: Object.fromEntries(POINTS.map((point) => [`5(1)(${point})`, false])),
};
const RECORD = {
  ...{
    name: "Counted",
    purpose: "Orders open cases.",
    intendedUse: "Cases are read in this order.",
    kind: "ml",
    domain: "other",
  },
  ...{ outOfScopeUse: "Deciding a case.", limitations: "New kinds of cases come last.", jurisdictions: ["UK"], facts: FACTS },
  ...{ ownerEmail: emailOf("model-owner"), authors: [emailOf("data-scientist")] },
};
const QUESTIONS = ["I", "V"].flatMap((axis) => Array.from({ length: 9 }, (_, index) => `${axis}${index + 1}`));
const RATING = {
  answers: Object.fromEntries(QUESTIONS.map((id) => [id, { score: 3, rationale: "As the record says." }])),
  rationales: { impact: "As the record says.", vulnerability: "As the record says." },
};
const ANSWERED_BY: Record<string, string> = {
  ...{ data_scientist: "data-scientist", model_owner: "model-owner", validator: "validator" },
  ...{ compliance_officer: "compliance-officer", risk_officer: "risk-officer-2" },
};
const WHY = { reason: "Looked at again." };

/** Everything in its order; `counted` is told of each change that has a budget, and of none twice. */
export async function goesItsWay({ url, as }: World, counted: Counted): Promise<void> {
  const asks = async (person: string, method: string, path: string, input?: Body): Promise<Answer> => {
    const headers = { "content-type": "application/json", origin: url };
    const body = input && JSON.stringify(input);
    const answer = await (await as(person)).call({ method, path: `/api/v1${path}`, headers, ...(body && { body }) });
    const text = answer.body.toString("utf8");
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : null;
  };
  const units = await asks("model-owner", "GET", "/units");
  const record = { ...RECORD, businessUnit: units.items.at(-1).id };
  const model = await counted("registerModel", () => asks("model-owner", "POST", "/models", record));
  const version = `/versions/${model.currentVersionId}`;
  const { revision } = await asks("model-owner", "GET", `/models/${model.id}`);
  await counted("reviseModel", () => asks("model-owner", "PATCH", `/models/${model.id}`, { revision, notes: "Read once more." }));
  const rating = await counted("assessRisk", () => asks("data-scientist", "POST", `${version}/risk-assessments`, RATING));
  await counted("confirmRisk", () => asks("risk-officer-2", "POST", `/risk-assessments/${rating.id}/confirmation`, {}));

  const { items } = await asks("risk-officer", "GET", `${version}/checklist?gate=G0`);
  const due = items.filter(({ done, byCountersign }: Answer) => !done && !byCountersign);
  for (const [n, { controlId, role }] of due.entries()) {
    const person = ANSWERED_BY[role] ?? "model-owner";
    const at = `${version}/checklist/${controlId}`;
    const link = { url: `https://evidence.example/${controlId}`, title: controlId, fixedRevision: "1" };
    const attaches = () => asks(person, "POST", `${at}/evidence`, link);
    const answers = () => asks(person, "PUT", at, { status: "effective", note: "Done as the record says." });
    await (n > 0 ? attaches() : counted("attachEvidence", attaches));
    await (n > 0 ? answers() : counted("answerControl", answers));
  }
  const request = await counted("requestTransition", () =>
    asks("data-scientist", "POST", `${version}/transitions`, { to: "in_development" }),
  );
  await signsAndTakesBack(asks, counted, request);
  await counted("withdrawTransition", () => asks("data-scientist", "POST", `/transitions/${request.id}/withdrawal`, WHY));
  await counted("archiveModel", () =>
    asks("risk-officer", "POST", `/models/${model.id}/archival`, { reason: "registered_by_mistake" }),
  );
  await counted("unarchiveModel", () => asks("risk-officer", "DELETE", `/models/${model.id}/archival`));
}

type Asks = (person: string, method: string, path: string, input?: Body) => Promise<Answer>;

async function signsAndTakesBack(asks: Asks, counted: Counted, request: Answer) {
  const line = request.signoffs.find(({ meaning }: Answer) => meaning === "compliance_reviewed");
  const person = "compliance-officer";
  const desk = await asks(person, "GET", `/signoffs/${line.id}`);
  const said = { path: "model/material/limitations", text: "Which kinds?", dossierHash: desk.dossierHash };
  await counted("addComment", () => asks(person, "POST", `/transitions/${request.id}/comments`, said));
  const decision = {
    ...{ decision: "sign", dossierHash: desk.dossierHash, email: emailOf(person), secret: PASSWORD },
    answers: desk.answersDue.map((controlId: string) => ({ controlId, note: "I looked at it myself." })),
    ...(desk.statement && { statementAccepted: desk.statement.version }),
  };
  await counted("decideSignoff", () => asks(person, "POST", `/signoffs/${line.id}/decision`, decision));
  await counted("withdrawSignature", () => asks(person, "POST", `/signoffs/${line.id}/withdrawal`, WHY));
}
