// What the model is and how it is rated.
import type { DossierContent, DossierShown } from "#lib/exports/dossier-content";
import { by, identityWords, plain, say } from "#lib/exports/dossier-words";
import type { Paper } from "#lib/exports/pdf-paper";
import { toldFacts } from "#lib/models/facts.schema";
import { tieringPolicy } from "#lib/policy/load";
import { QUESTION_IDS } from "#lib/policy/tiering.schema";

const WIDTHS = [26, 74];

const known = (value: unknown): string => {
  if (value === null || value === undefined) return say("notKnown");
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  return typeof value === "object"
    ? Object.entries(value)
        .map(([name, inner]) => `${name}: ${known(inner)}`)
        .join("; ")
    : plain(String(value));
};

function drawContent(paper: Paper, { version }: DossierContent) {
  paper.table({
    widths: WIDTHS,
    rowHeaders: true,
    rows: [
      [say("purpose"), version.purpose ?? ""],
      [say("intendedUse"), version.intendedUse ?? ""],
      [say("outOfScopeUse"), version.outOfScopeUse ?? ""],
      [say("limitations"), version.limitations ?? ""],
      [say("jurisdictions"), version.jurisdictions.join(", ")],
      [say("identity"), identityWords(version.identity)],
      [say("summary"), version.summary ?? ""],
    ],
  });
}

function drawClaim(paper: Paper, { model: { claim } }: DossierContent) {
  if (!claim) return;
  paper.part(say("claims"));
  paper.paragraph(say("claimsMean", { source: claim.source }));
  const fields = claim.sourceFields && typeof claim.sourceFields === "object" ? Object.entries(claim.sourceFields) : [];
  const said: [string, string | null][] = [
    [say("externalId"), claim.externalId],
    [say("stage"), plain(claim.stage)],
    [say("extent"), claim.extent],
    [say("impact"), claim.impact],
    [say("inUseSince"), claim.inUseSince],
    [say("note"), claim.note],
  ];
  paper.table({
    widths: WIDTHS,
    rowHeaders: true,
    rows: [
      ...said.flatMap(([label, value]) => (value ? [[label, value]] : [])),
      ...fields.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    ],
  });
}

/** What is said of the model and this version: content, facts, data, documentation, what it rests on, what an import claims. */
export function drawModel(paper: Paper, content: DossierContent) {
  const { version } = content;
  paper.section(say("section.model"));
  drawContent(paper, content);
  paper.part(say("facts"));
  paper.table({
    widths: WIDTHS,
    rowHeaders: true,
    rows: toldFacts(version).map((fact) => [say(`fact.${fact}`), known(version.facts[fact])]),
  });
  paper.part(say("datasets"));
  if (version.datasets.length === 0) paper.paragraph(say("nothing"));
  paper.table({
    headers: [say("name"), say("version"), say("classification"), say("digest")],
    widths: [20, 9, 14, 57],
    rows: version.datasets.map((one) => [
      one.name,
      one.version ?? "",
      one.classification ?? "",
      { text: one.digest?.replace(/^sha256:/, "") ?? "", face: "mono" },
    ]),
  });
  paper.part(say("upstream"));
  if (version.upstream.length === 0) paper.paragraph(say("nothing"));
  for (const { model, modelId, use } of version.upstream) paper.paragraph([model ?? modelId, use].filter(Boolean).join(": "));
  paper.part(say("documentation"));
  if (version.documentation.length === 0) paper.paragraph(say("nothing"));
  for (const { title, text } of version.documentation) {
    paper.paragraph(title, { face: "bold" });
    paper.paragraph(text);
  }
  drawClaim(paper, content);
}

const questionText = (id: string) => tieringPolicy().questions.find((asked) => asked.id === id)?.text ?? "";
const anchorOf = (id: string, score: number | null) =>
  score === null ? null : (tieringPolicy().questions.find((asked) => asked.id === id)?.anchors[score] ?? null);

/** The rating with every answer, the knock-outs with their references, and who confirmed it. */
export function drawRating(paper: Paper, { rating, version, zone }: DossierShown) {
  paper.section(say("section.rating"));
  if (!rating) return paper.paragraph(say("notRated"));
  const { impact, vulnerability, matrixTier, computedTier, override, rationales, provisional } = rating;
  paper.table({
    widths: WIDTHS,
    rowHeaders: true,
    rows: [
      [say("tierLabel"), version.tier ?? say("none")],
      [say("state"), [plain(rating.status), provisional && say("provisional")].filter(Boolean).join(", ")],
      [say("questionnaire"), rating.policy],
      [say("scores"), say("scoresAre", { impact, vulnerability, matrixTier, computedTier: computedTier ?? say("stopped") })],
      [say("impactWhy"), rationales.impact ?? ""],
      [say("vulnerabilityWhy"), rationales.vulnerability ?? ""],
      [say("overrideLabel"), override ? say("override", { tier: override.tier, reason: override.reason }) : say("none")],
      [say("assessedBy"), by(rating.assessedBy, rating.assessedAt, zone)],
      [say("confirmedBy"), by(rating.confirmedBy, rating.confirmedAt, zone) || say("nobody")],
      ...(rating.secondBy ? [[say("secondBy"), by(rating.secondBy, rating.secondAt, zone)]] : []),
    ],
  });
  paper.part(say("knockoutsLabel"));
  if (rating.knockouts.length === 0) paper.paragraph(say("noKnockouts"));
  const rules = tieringPolicy().knockouts;
  paper.table({
    headers: [say("rule"), say("condition0"), say("effect"), say("reference")],
    widths: [10, 40, 15, 35],
    rows: rating.knockouts.map(({ id, effect, reference }) => [
      id,
      rules.find((rule) => rule.id === id)?.when ?? "",
      effect.replace(":", " "),
      reference,
    ]),
  });
  paper.part(say("answers"));
  paper.table({
    headers: [say("question"), say("asked"), say("answer"), say("rationale")],
    widths: [8, 34, 28, 30],
    rows: QUESTION_IDS.map((id) => {
      const { score, rationale } = rating.answers[id];
      return [
        id,
        questionText(id),
        score === null ? say("unknownAnswer") : `${score}: ${anchorOf(id, score) ?? ""}`,
        rationale ?? "",
      ];
    }),
  });
}
