// The dossier of a version as PDF: written more than once, because one pass learns what the next one prints.
import { createHash } from "node:crypto";
import { PassThrough, type Readable } from "node:stream";
import { canonicalJson } from "#lib/core/canonical";
import { words } from "#lib/core/catalogue";
import { blockLines, type Line } from "#lib/exports/block";
import type { DossierContent, DossierShown } from "#lib/exports/dossier-content";
import { drawModel, drawRating } from "#lib/exports/dossier-model";
import {
  type Attached,
  drawAbout,
  drawChecklist,
  drawComments,
  drawDeployments,
  drawHistory,
  drawRequests,
} from "#lib/exports/dossier-proof";
import { drawSummary } from "#lib/exports/dossier-summary";
import { moment, say } from "#lib/exports/dossier-words";
import { type Layout, openPaper, type Paper, type PaperOptions } from "#lib/exports/pdf-paper";
import type { Block } from "#lib/exports/schema";
import type { Facts } from "#lib/exports/snapshot";
import { dossierText, manifestText } from "#lib/signoff/dossier";
import { dossierSchema, manifestSchema } from "#lib/signoff/dossier.schema";

type File = Attached & { text: string };

const fileOf = (name: string, text: string, what: string): File => ({
  name,
  text,
  what,
  sha256: createHash("sha256").update(text, "utf8").digest("hex"),
});

/** The very bytes that were signed, where what is stored still has their shape. */
const signedFiles = ({ requests }: DossierContent): File[] =>
  requests.flatMap(({ id, transition, dossier, signoffs }) => {
    const frozen = dossierSchema.safeParse(dossier);
    const name = `${transition}-${id.slice(0, 8)}`;
    return [
      ...(frozen.success ? [fileOf(`${name}-dossier.json`, dossierText(frozen.data), say("fileDossier", { transition }))] : []),
      ...signoffs.flatMap(({ signatures }) =>
        signatures.flatMap((signature) => {
          const manifest = manifestSchema.safeParse(signature.manifest);
          return manifest.success
            ? [
                fileOf(
                  `${name}-signature-${signature.id.slice(0, 8)}.json`,
                  manifestText(manifest.data),
                  say("fileManifest", { person: signature.person }),
                ),
              ]
            : [];
        }),
      ),
    ];
  });

const blockOf = (content: DossierContent, { names: _names, ...facts }: Facts, data: File): Block => ({
  ...facts,
  report: "dossier",
  subject: `${content.model.ref} ${content.model.name}, ${content.version.label}`,
  filter: {},
  sort: "version",
  rows: 1,
  matching: 1,
  population: { of: "dossier", total: content.versions, parts: {} },
  notIncluded: { evidence: content.checklist.reduce((sum, { evidence }) => sum + evidence.length, 0) },
  dataSha256: data.sha256,
  cut: 0,
});

function draw(paper: Paper, content: DossierShown, lines: readonly Line[], files: readonly File[], layout: Layout): Layout {
  drawSummary(paper, content, lines, layout);
  drawModel(paper, content);
  drawRating(paper, content);
  drawChecklist(paper, content);
  drawRequests(paper, content);
  drawComments(paper, content);
  drawDeployments(paper, content);
  drawHistory(paper, content);
  drawAbout(paper, lines, files);
  return paper.end();
}

const SECTIONS = ["summary", "model", "rating", "checklist", "requests", "comments", "deployments", "history", "about"];

/** The PDF as a stream, with the block it begins with. `content` and `facts` come from one instant. */
export function buildDossier(content: DossierContent, facts: Facts): { pdf: Readable; block: Block } {
  const data = fileOf("dossier-data.json", canonicalJson(JSON.parse(JSON.stringify(content))), say("fileData"));
  const files = [data, ...signedFiles(content)];
  const block = blockOf(content, facts, data);
  const lines = blockLines(block, facts.names);
  const subject = block.subject ?? "";
  const options: Omit<PaperOptions, "layout"> = {
    title: say("documentTitle", { subject }),
    subject: say("documentSubject"),
    author: block.organisation,
    at: new Date(block.at),
    head: say("head", { subject }),
    mark: block.demonstration ? words("record/export-file")("demonstration") : null,
    foot: say("foot", { at: moment(block.at, block.zone), event: block.eventId }),
    pageWords: (page, pages) => say("page", { page, pages }),
  };
  const shown = { ...content, zone: block.zone };
  const drafted = (layout: Layout): Layout => {
    const draft = openPaper({ ...options, layout });
    draft.doc.resume();
    return draw(draft, shown, lines, files, layout);
  };
  const first = drafted({ pages: 0, sections: new Map(SECTIONS.map((key) => [say(`section.${key}`), 0])), hasCodes: false });
  // The line about codes can move what comes after it.
  const layout = first.hasCodes ? drafted(first) : first;
  const paper = openPaper({ ...options, layout });
  const pdf = paper.doc.pipe(new PassThrough());
  for (const { name, text, what } of files)
    paper.doc.file(Buffer.from(text, "utf8"), {
      name,
      type: "application/json",
      description: what,
      creationDate: options.at,
      modifiedDate: options.at,
    });
  draw(paper, shown, lines, files, layout);
  return { pdf, block };
}
