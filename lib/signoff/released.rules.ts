/** What the sentence of a release calls the thing that is released. */
import type { Identity } from "#lib/models/content.schema";

const digestOf = (identity: Identity | null): string | null => {
  if (identity?.type === "artefact") return identity.digest ?? null;
  return identity?.type === "supplier_release" ? (identity.configurationDigest ?? null) : null;
};

const withoutDigest = (identity: Identity | null, label: string): string => {
  switch (identity?.type) {
    case "artefact":
      return identity.uri ?? `of version ${label}, whose digest was not compared,`;
    case "supplier_release":
      return `${identity.product} ${identity.release}`;
    case "hosted_model":
      return `${identity.provider} ${identity.name ?? "(not pinned)"}`;
    case "rules":
      return `${identity.repository} at ${identity.commit}`;
    default:
      return "not named";
  }
};

/**
 * As short as it can be said. Nobody signs for a digest that was not compared: it is named only where the plan and what was approved
 * hold the same one.
 */
export const releasedText = (identity: Identity | null, planned: string | null, label: string): string =>
  planned !== null && planned === digestOf(identity) ? planned : withoutDigest(identity, label);
