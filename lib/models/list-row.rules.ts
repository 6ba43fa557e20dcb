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

/** The cells of one row, in the order of LIST_COLUMNS. */
export const listCells = (model: ListedModel, word: Word): (string | null)[] => {
  const {
    name,
    ref,
    version,
    tier,
    approval,
    owner,
    businessUnit,
    kind,
    domain,
    jurisdictions,
    flags,
    source,
    externalId,
    updatedAt,
  } = model;
  return [
    name,
    ref,
    version.name,
    tier ? word("tier.short", { tier }) : word("tier.none"),
    stageOf(model, word),
    word(`approval.${approval}`),
    owner?.name ?? null,
    owner ? word(owner.accepted ? "known.yes" : "known.no") : null,
    businessUnit.name,
    word(`kind.${kind ?? "none"}`),
    word(`domain.${domain ?? "none"}`),
    jurisdictions.join("; "),
    flags.map((flag) => word(`flag.${flag}`)).join("; "),
    source,
    externalId,
    updatedAt.toISOString(),
  ];
};
