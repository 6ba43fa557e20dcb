/** What a version's input says, as content. */
import type { Dataset, Document, Identity } from "#lib/models/content.schema";
import type { Content } from "#lib/models/material.rules";

type Given = {
  identity?: Identity | undefined;
  artifactUri?: string | null | undefined;
  artifactDigest?: string | null | undefined;
  datasets?: Dataset[] | undefined;
  documentation?: Document[] | undefined;
  changeClass?: string | undefined;
};

/** The long form of what identifies the version; the short form changes an artefact that is already named. */
const identityOf = ({ identity, artifactUri, artifactDigest }: Given, held: Identity | null): Identity | undefined => {
  if (identity || (artifactUri === undefined && artifactDigest === undefined)) return identity;
  const known = held?.type === "artefact" ? held : { uri: null, digest: null };
  return {
    type: "artefact",
    uri: artifactUri === undefined ? known.uri : artifactUri,
    digest: artifactDigest === undefined ? known.digest : artifactDigest,
  };
};

/** The content the input gives; what it leaves out is absent. */
export const givenContent = (given: Given, held: Identity | null = null): Partial<Content> => {
  const identity = identityOf(given, held);
  const { changeClass, datasets, documentation } = given;
  return {
    ...(changeClass && { changeClass }),
    ...(identity && { identity }),
    ...(datasets && { datasets }),
    ...(documentation && { documentation }),
  };
};

/** What a new version starts with: the content of the one before, but what was built is new and is named anew. */
export const startingContent = (before: Content, given: Partial<Content>): Content => ({ ...before, identity: null, ...given });
