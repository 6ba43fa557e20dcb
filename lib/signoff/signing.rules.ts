/** A sign-off as `mayDecide` wants to see it, made from what is known of the version and its request. */
import type { Gate, Meaning, Tier } from "#lib/lifecycle/schema";
import { type RequiredSignoff, waitsFor } from "#lib/lifecycle/signoffs.rules";
import type { SignoffState } from "#lib/signoff/schema";
import type { Signing } from "#lib/signoff/segregation.rules";

/** Whose work a version is, and who has signed at its gates. */
export type OwnWork = {
  versionLabel: string;
  ownerId: string | null;
  everOwnerIds: readonly string[];
  everAuthorIds: readonly string[];
  recentAuthorIds: readonly string[];
  materialEditorIds: readonly string[];
  signatures: readonly { gate: Gate; personId: string; meaning: Meaning; live: boolean }[];
};

export type Asked = { gate: Gate; tier: Tier; requesterId: string };
type Line = RequiredSignoff & { state: SignoffState };

/** `all` are the sign-offs of the same request, of which some have to come first. */
export const signingOf = (work: OwnWork, { gate, tier, requesterId }: Asked, line: Line, all: readonly Line[]): Signing => ({
  roles: line.roles,
  meaning: line.meaning,
  of: line.of,
  state: line.state,
  waitsFor: waitsFor(line, all),
  tier,
  versionLabel: work.versionLabel,
  requesterId,
  ownerId: work.ownerId,
  everOwnerIds: work.everOwnerIds,
  authorIds: work.everAuthorIds,
  recentAuthorIds: work.recentAuthorIds,
  materialEditorIds: work.materialEditorIds,
  earlierSignatures: work.signatures.filter((signature) => signature.gate === gate),
});

/** A sign-off nobody has asked for yet, for the list of people who could give it. */
export const hypothetical = (work: OwnWork, asked: Asked, line: RequiredSignoff): Signing =>
  signingOf(work, asked, { ...line, after: [], state: "open" }, []);
