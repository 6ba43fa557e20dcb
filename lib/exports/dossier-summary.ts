// The first page: what it is, how risky, what was decided by whom, on which conditions, and what is still open.
import { words } from "#lib/core/catalogue";
import type { Line } from "#lib/exports/block";
import type { DossierShown } from "#lib/exports/dossier-content";
import { openPoints } from "#lib/exports/dossier-points.rules";
import type { RequestTold, SignatureTold, SignoffTold } from "#lib/exports/dossier-requests";
import { by, decisionWord, identityInShort, meaningWord, moment, plain, say, stageWords } from "#lib/exports/dossier-words";
import type { Layout, Paper } from "#lib/exports/pdf-paper";

/** The request whose outcome the version lives by: the newest that was decided, else the newest. */
const decisive = (requests: readonly RequestTold[]): RequestTold | null =>
  requests.findLast(({ state, gate }) => state === "approved" && gate !== null) ?? requests.at(-1) ?? null;

const stands = ({ withdrawnAt, voidedAt }: SignatureTold) => withdrawnAt === null && voidedAt === null;

const signed = ({ signoffs }: RequestTold) =>
  signoffs.flatMap((signoff: SignoffTold) =>
    signoff.signatures.filter(stands).map((signature) => ({ ...signature, meaning: signoff.meaning })),
  );

/** As the screens call it. */
const kindWord = (of: "kind" | "domain", word: string | null): string => {
  const t = words("models");
  if (word === null) return say("notKnown");
  return t.has(`${of}.${word}`) ? t(`${of}.${word}`) : plain(word);
};

const tierWords = ({ rating, version, zone }: DossierShown): string => {
  if (!rating) return say("notRated");
  const { impact, vulnerability, matrixTier, override, knockouts, status } = rating;
  return [
    say("tier", { tier: version.tier ?? say("none"), status: plain(status), impact, vulnerability, matrixTier }),
    knockouts.length > 0 ? say("knockouts", { knockouts: knockouts.map(({ id }) => id).join(", ") }) : say("noKnockouts"),
    ...(override ? [say("override", { tier: override.tier, reason: override.reason })] : []),
    rating.confirmedBy ? say("confirmed", { by: by(rating.confirmedBy, rating.confirmedAt, zone) }) : say("unconfirmed"),
  ].join("\n");
};

const requestWords = (request: RequestTold, zone: string): string =>
  [
    say("decision", {
      transition: request.transition,
      from: plain(request.fromStage),
      to: plain(request.toStage),
      state: request.state,
      at: moment(request.closedAt ?? request.requestedAt, zone),
    }),
    ...(request.dossierHash ? [say("onDossier", { hash: request.dossierHash })] : []),
  ].join("\n");

/** What was decided, and what is still asked beside it. */
const decisionRows = (decision: RequestTold | null, requests: readonly RequestTold[], zone: string): string[][] => [
  [say("decisionLabel"), decision ? requestWords(decision, zone) : say("noDecision")],
  ...requests
    .filter((request) => request.state === "open" && request !== decision)
    .map((request) => [say("openRequest"), requestWords(request, zone)]),
];

function drawIdentity(paper: Paper, content: DossierShown, decision: RequestTold | null) {
  const { model, version, deployments } = content;
  const live = deployments.filter(({ until }) => until === null).map(({ environment, extent }) => `${environment} (${extent})`);
  paper.table({
    widths: [20, 80],
    rowHeaders: true,
    rows: [
      [say("model"), `${model.ref} ${model.name}`],
      [
        say("version"),
        [version.label, version.changeClass && say("change", { change: plain(version.changeClass) })].filter(Boolean).join(" · "),
      ],
      [say("unit"), model.unit],
      [
        say("owner"),
        model.owner ? [model.owner, model.ownerAcceptedAt ? "" : say("notAccepted")].filter(Boolean).join(" ") : say("none"),
      ],
      [say("authors"), version.authors.join(", ")],
      [say("kind"), [kindWord("kind", version.kind), kindWord("domain", version.domain)].join(" · ")],
      [say("purpose"), version.purpose ?? ""],
      [say("stage"), stageWords(model, version)],
      [say("runsIn"), live.join(", ") || say("nowhere")],
      [say("identity"), identityInShort(version.identity)],
      [say("tierLabel"), tierWords(content)],
      ...decisionRows(decision, content.requests, content.zone),
    ],
  });
}

function drawSignatures(paper: Paper, decision: RequestTold | null, zone: string) {
  const signatures = decision ? signed(decision) : [];
  paper.part(say("signatures"));
  if (signatures.length === 0) paper.paragraph(say("noSignatures"));
  else
    paper.table({
      headers: [say("person"), say("role"), say("meaning"), say("decided"), say("when")],
      widths: [22, 17, 20, 17, 24],
      rows: signatures.map((one) => [
        one.person,
        plain(one.role),
        meaningWord(one.meaning),
        decisionWord(one.decision),
        moment(one.signedAt, zone),
      ]),
    });
  const conditions = signatures.flatMap((one) => one.conditions);
  paper.part(say("conditions"));
  if (conditions.length === 0) paper.paragraph(say("noConditions"));
  for (const { text, dueOn, owner } of conditions)
    paper.paragraph(say("condition", { text, dueOn, owner: owner ?? say("none") }));
}

/** Draws the first page, and the contents on the next. `lines` are the block, here in one paragraph; the last section has them whole. */
export function drawSummary(paper: Paper, content: DossierShown, lines: readonly Line[], { sections, hasCodes }: Layout) {
  const decision = decisive(content.requests);
  paper.title(`${content.model.ref} ${content.model.name}`);
  paper.paragraph(lines.map(({ label, value }) => `${label}: ${value}`).join(" · "), { small: true });
  if (hasCodes) paper.paragraph(say("codes"), { face: "bold", small: true });
  paper.section(say("section.summary"));
  drawIdentity(paper, content, decision);
  drawSignatures(paper, decision, content.zone);
  paper.part(say("openPoints"));
  const points = openPoints(content);
  if (points.length === 0) paper.paragraph(say("noOpenPoints"));
  for (const { key, values } of points) paper.paragraph(`• ${say(`open.${key}`, values)}`);
  paper.contents(
    say("contents"),
    [...sections].map(([title, page]) => [title, page]),
  );
}
