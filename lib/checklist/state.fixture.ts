/** Checklists for tests of rules, as plain data. */
import { control as controlOf } from "#lib/checklist/item.fixture";
import type { ChecklistState, KeptAnswer, KeptAttachment } from "#lib/checklist/state.schema";
import { factsWithDefaults } from "#lib/models/facts.schema";

const POINTS = ["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"].map((point) => [`5(1)(${point})`, false]);

export const checklist = (part: Partial<ChecklistState> = {}): ChecklistState => ({
  versionId: "version",
  modelId: "model",
  unitId: "unit",
  ref: "MDL-0001",
  label: "1.0",
  stage: "proposed",
  tier: "medium",
  lightPath: false,
  content: {
    purpose: "Orders cases.",
    intendedUse: "The team reads them in this order.",
    outOfScopeUse: "Deciding a case.",
    limitations: "New kinds come last.",
    kind: "ml",
    domain: "other",
    jurisdictions: ["UK"],
    facts: factsWithDefaults({
      usesPersonalData: false,
      usesPhi: false,
      automatedDecision: false,
      decidesAboutPeople: false,
      euAiActClass: "minimal",
      deviceDetermination: false,
      sourcing: "in_house",
      article5: Object.fromEntries(POINTS),
    }),
    upstream: [],
    changeClass: null,
    identity: { type: "artefact", uri: "registry/cases:1", digest: null },
    datasets: [],
    documentation: [],
  },
  carriedContent: null,
  ownerId: "owner",
  authorIds: ["author"],
  ownPeople: { ownerIds: ["owner"], authorIds: ["author"] },
  recordType: "model",
  archivedAt: null,
  openGate: null,
  known: {
    people: { owner: "accepted", authorCount: 1, conflicts: 0 },
    rating: { status: "confirmed", tier: "medium", provisional: false },
    exceptions: { open: 0, expired: 0 },
    findings: { open: 0, blocking: 0 },
    firstVersion: true,
    segregation: { faults: 0, blockedAttempts: 0 },
    approval: "none",
    digests: { approved: null, deployed: null },
  },
  answers: [],
  attachments: [],
  claims: [],
  ...part,
});

export const keptAnswer = (controlId: string, part: Partial<KeptAnswer> = {}): KeptAnswer => {
  const { id, title, objective, check } = controlOf(controlId);
  return {
    id: `answer ${controlId}`,
    controlId,
    asked: { library: "controls-v1", id, title, objective, check },
    status: "effective",
    note: "Done as described.",
    by: "default_owner",
    source: "checklist",
    answeredBy: "answerer",
    answeredAt: "2026-11-23T10:00:00.000Z",
    preparedBy: null,
    confirmedBy: null,
    carriedFromId: null,
    carriedFrom: null,
    claimSetAside: false,
    ...part,
  };
};

export const keptFile = (controlId: string, part: Partial<KeptAttachment> = {}): KeptAttachment => ({
  id: `file ${controlId}`,
  evidenceId: "evidence",
  controlId,
  title: "Report",
  name: "report.pdf",
  kind: "file",
  sha256: "a".repeat(64),
  size: 12,
  type: "application/pdf",
  url: null,
  fixedRevision: null,
  confidentiality: "normal",
  uploaderId: "uploader",
  attachedBy: "uploader",
  attachedAt: "2026-11-23T10:00:00.000Z",
  state: "pending",
  reviewedBy: null,
  reviewedAt: null,
  reviewNote: null,
  expiresOn: null,
  expired: false,
  carriedFrom: null,
  ...part,
});
