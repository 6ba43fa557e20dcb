/** A row of the list of models as words, for files that hold exactly what the list shows. */
import type { ListedModel } from "#lib/models/list.schema";

/** Columns of the file, by the keys of their headers. */
export const LIST_COLUMNS = [
  "name",
  "ref",
  "version",
  "tier",
  "stage",
  "approval",
  "owner",
  "ownerAccepted",
  "businessUnit",
  "kind",
  "domain",
  "jurisdictions",
  "flags",
  "source",
  "externalId",
  "updated",
] as const;

/** A word of the catalogue for a value of the list; `claimed` is the sentence a claim is told with. */
export type Word = (key: string, values?: Record<string, string>) => string;

/** In production in full is simply in production. */
const detailed = (stage: string, detail: string | null, word: Word): string =>
  detail === null || detail === "full"
    ? word(`stage.${stage}`)
    : word("stage.with", { stage: word(`stage.${stage}`), substate: word(`stage.substate.${detail}`) });

const stageOf = ({ stage, substate, claim }: ListedModel, word: Word): string =>
  claim?.stage
    ? word("stage.claimed", { stage: detailed(claim.stage, claim.extent, word).toLowerCase() })
    : detailed(stage, substate, word);

type Cell = (model: ListedModel, word: Word) => string | null;

const CELLS: Record<(typeof LIST_COLUMNS)[number], Cell> = {
  name: ({ name }) => name,
  ref: ({ ref }) => ref,
  version: ({ version }) => version.name,
  tier: ({ tier }, word) => (tier ? word("tier.short", { tier }) : word("tier.none")),
  stage: stageOf,
  approval: ({ approval }, word) => word(`approval.${approval}`),
  owner: ({ owner }) => owner?.name ?? null,
  ownerAccepted: ({ owner }, word) => (owner ? word(owner.accepted ? "known.yes" : "known.no") : null),
  businessUnit: ({ businessUnit }) => businessUnit.name,
  kind: ({ kind }, word) => word(`kind.${kind ?? "none"}`),
  domain: ({ domain }, word) => word(`domain.${domain ?? "none"}`),
  jurisdictions: ({ jurisdictions }) => jurisdictions.join("; "),
  flags: ({ flags }, word) => flags.map((flag) => word(`flag.${flag}`)).join("; "),
  source: ({ source }) => source,
  externalId: ({ externalId }) => externalId,
  updated: ({ updatedAt }) => updatedAt.toISOString(),
};

/** The cells of one row, in the order of the columns. */
export const listCells = (
  model: ListedModel,
  word: Word,
  columns: readonly (typeof LIST_COLUMNS)[number][] = LIST_COLUMNS,
): (string | null)[] => columns.map((column) => CELLS[column](model, word));
