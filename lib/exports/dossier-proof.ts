// What was checked, what was signed, where it runs, what happened, and how to check this document.
import { words } from "#lib/core/catalogue";
import type { Line } from "#lib/exports/block";
import type { DossierContent, DossierShown } from "#lib/exports/dossier-content";
import type { RequestTold, SignatureTold, SignoffTold } from "#lib/exports/dossier-requests";
import { by, decisionWord, meaningWord, moment, plain, say } from "#lib/exports/dossier-words";
import type { Paper } from "#lib/exports/pdf-paper";
import { controlLibrary, tieringPolicy } from "#lib/policy/load";
import { captionsIn } from "#lib/signoff/caption.rules";

type ChecklistLine = DossierContent["checklist"][number];

const evidenceWords = (evidence: ChecklistLine["evidence"], zone: string): string[] =>
  evidence.map((one) =>
    [
      one.withheld ? say("withheld") : [one.title, one.name !== one.title && one.name].filter(Boolean).join(" · "),
      one.sha256 ? `sha256:${one.sha256}` : [one.url, one.canChange && say("canChange")].filter(Boolean).join(" "),
      [
        one.expired ? say("expired") : one.state,
        by(one.reviewedBy ?? one.attachedBy, one.reviewedAt ?? one.attachedAt, zone),
      ].join(", "),
    ].join("\n"),
  );

const answerWords = (line: ChecklistLine, zone: string): string =>
  [
    line.computed ?? line.note,
    by(line.answeredBy, line.answeredAt, zone),
    line.carriedFrom && say("carriedFrom", { label: line.carriedFrom }),
    !line.done && line.missing ? say("missing", { what: line.missing.message }) : "",
    ...evidenceWords(line.evidence, zone),
  ]
    .filter(Boolean)
    .join("\n");

/** Every control that is due, with its answer and the hashes of its evidence. */
export function drawChecklist(paper: Paper, { checklist, zone }: DossierShown) {
  paper.section(say("section.checklist"));
  paper.paragraph(say("checklistCounts", { due: checklist.length, done: checklist.filter(({ done }) => done).length }));
  paper.table({
    headers: [say("control"), say("gates"), say("status"), say("answerAndEvidence")],
    widths: [26, 9, 13, 52],
    rows: checklist.map((line) => [
      `${line.controlId}\n${line.title}`,
      line.dueAt.join(", "),
      [plain(line.status) || say("unanswered"), line.confirmed && say("naConfirmed")].filter(Boolean).join(", "),
      answerWords(line, zone),
    ]),
  });
}

const standing = ({ withdrawnAt, withdrawReason, voidedAt }: SignatureTold, zone: string): string => {
  if (withdrawnAt) return say("withdrawn", { at: moment(withdrawnAt, zone), why: withdrawReason ?? "" });
  return voidedAt ? say("voided", { at: moment(voidedAt, zone) }) : say("stands");
};

function drawSignature(paper: Paper, meaning: string, one: SignatureTold, zone: string) {
  paper.table({
    widths: [22, 78],
    rowHeaders: true,
    rows: [
      [say("signer"), [one.person, plain(one.role), meaningWord(meaning), decisionWord(one.decision)].join(" · ")],
      [say("when"), moment(one.signedAt, zone)],
      [say("standing"), standing(one, zone)],
      ...(one.reason ? [[say("reason"), one.reason]] : []),
      ...one.conditions.map(({ text, dueOn, owner }) => [
        say("conditionLabel"),
        say("condition", { text, dueOn, owner: owner ?? say("none") }),
      ]),
      [say("signature"), { text: one.id, face: "mono" as const }],
      [say("dossierHash"), { text: one.dossierHash, face: "mono" as const }],
      [say("manifestHash"), { text: one.manifestHash, face: "mono" as const }],
    ],
  });
}

function drawSignoff(paper: Paper, { meaning, roles, state, signatures }: SignoffTold, zone: string) {
  if (signatures.length === 0)
    paper.paragraph(say("unsigned", { meaning: meaningWord(meaning), roles: plain(roles.join(" or ")), state }));
  for (const signature of signatures) drawSignature(paper, meaning, signature, zone);
}

function drawRequest(paper: Paper, request: RequestTold, zone: string) {
  paper.part(
    say("requestTitle", {
      transition: request.transition,
      from: plain(request.fromStage),
      to: plain(request.toStage),
      state: request.state,
    }),
  );
  paper.table({
    widths: [22, 78],
    rowHeaders: true,
    rows: [
      [say("request"), { text: request.id, face: "mono" }],
      [say("gate"), [request.gate ?? say("noGate"), request.tier ?? ""].filter(Boolean).join(" · ")],
      [say("requestedBy"), by(request.requestedBy, request.requestedAt, zone)],
      [say("closed"), request.closedAt ? by(request.closedBy ?? say("nobody"), request.closedAt, zone) : say("stillOpen")],
      ...(request.note ? [[say("note"), request.note]] : []),
      ...(request.reason ? [[say("reason"), request.reason]] : []),
      [say("dossierHash"), { text: request.dossierHash ?? "", face: "mono" }],
    ],
  });
  for (const signoff of request.signoffs) drawSignoff(paper, signoff, zone);
}

/** Every request with every signature that was ever given on it, also those that no longer stand. */
export function drawRequests(paper: Paper, { requests, zone }: DossierShown) {
  paper.section(say("section.requests"));
  if (requests.length === 0) paper.paragraph(say("noDecision"));
  for (const request of requests) drawRequest(paper, request, zone);
}

const CAPTIONS = () =>
  captionsIn({
    signoff: words("signoff"),
    models: words("models"),
    controls: Object.fromEntries(controlLibrary().controls.map(({ id, title }) => [id, title])),
    questions: Object.fromEntries(tieringPolicy().questions.map(({ id, text }) => [id, text])),
  });

/** What was said beside the dossiers, field by field. It is on record, and no part of what was signed. */
export function drawComments(paper: Paper, { comments: { told, withheld }, zone }: DossierShown) {
  paper.section(say("section.comments"));
  paper.paragraph(say("commentsMean", { count: told.length }));
  if (withheld > 0) paper.paragraph(say("commentsWithheld", { count: withheld }));
  if (told.length === 0) return;
  const { captionOf } = CAPTIONS();
  paper.table({
    headers: [say("field"), say("saidBy"), say("said"), say("settled")],
    widths: [24, 22, 36, 18],
    rows: told.map((one) => [
      [captionOf(one.path), one.gate].join("\n"),
      [one.writtenBy, plain(one.roles.join(", ")), moment(one.writtenAt, zone)].filter(Boolean).join("\n"),
      one.text,
      one.resolvedAt ? by(one.resolvedBy, one.resolvedAt, zone) : say("notSettled"),
    ]),
  });
}

export function drawDeployments(paper: Paper, { deployments, zone }: DossierShown) {
  paper.section(say("section.deployments"));
  if (deployments.length === 0) paper.paragraph(say("nowhere"));
  paper.table({
    headers: [say("environment"), say("extent"), say("from"), say("until"), say("digest")],
    widths: [24, 10, 18, 18, 30],
    rows: deployments.map((one) => [
      [one.environment, one.endpoint].filter(Boolean).join("\n"),
      [one.extent, one.asFound && say("asFound")].filter(Boolean).join(", "),
      moment(one.from, zone),
      moment(one.until, zone) || say("open0"),
      { text: one.artifactDigest?.replace(/^sha256:/, "") ?? "", face: "mono" },
    ]),
  });
}

export function drawHistory(paper: Paper, { history, zone }: DossierShown) {
  paper.section(say("section.history"));
  if (history.isCut) paper.paragraph(say("historyCut", { shown: history.events.length }));
  paper.table({
    headers: [say("position"), say("when"), say("what")],
    widths: [8, 26, 66],
    rows: history.events.map(({ position, at, sentence }) => [
      position === null ? say("notSealed") : String(position),
      moment(at, zone),
      sentence,
    ]),
  });
}

export type Attached = { name: string; sha256: string; what: string };

/** The block whole, and the files within this one whose digests somebody can compute again. */
export function drawAbout(paper: Paper, lines: readonly Line[], files: readonly Attached[]) {
  paper.section(say("section.about"));
  paper.table({ widths: [26, 74], rowHeaders: true, rows: lines.map(({ label, value }) => [label, value]) });
  paper.part(say("files"));
  paper.paragraph(say("filesMean"));
  paper.table({
    headers: [say("file"), say("sha256"), say("what")],
    widths: [26, 58, 16],
    rows: files.map(({ name, sha256, what }) => [name, { text: sha256, face: "mono" }, what]),
  });
}
