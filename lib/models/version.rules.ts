/** When a new version may be made, and when a record may be put away. */
import { type Reason, reason } from "#lib/core/errors";
import { inFlight } from "#lib/lifecycle/rules";
import type { VersionState } from "#lib/models/material.rules";

type NewVersion = { label: string; changeClass: string };

/** A number nobody has used, as the label of a version that was given none. */
export const nextLabel = (versions: readonly Pick<VersionState, "label" | "number">[]): string => {
  const newest = Math.max(0, ...versions.map(({ number }) => number));
  const taken = new Set(versions.map(({ label }) => label));
  let number = newest + 1;
  while (taken.has(`${number}.0`)) number += 1;
  return `${number}.0`;
};

/**
 * Why this version cannot be made. One version at most is on its way between proposed and approved; an emergency fix may stand
 * beside it.
 */
export const newVersionFaults = ({ label, changeClass }: NewVersion, versions: readonly VersionState[]): Reason[] => {
  const isFix = (given: string | null) => given === "emergency";
  const other = versions.find((version) => inFlight(version.stage) && isFix(version.changeClass) === isFix(changeClass));
  return [
    ...(versions.some((version) => version.label === label)
      ? [reason("version.label_taken", { path: "label", version: label })]
      : []),
    ...(other ? [reason("version.one_in_flight", { version: other.label, stage: other.stage })] : []),
  ];
};

export type Record = {
  id: string;
  archivedAt: string | null;
  recordType: string;
  liveLabels: readonly string[];
  openRequests: number;
};

/** An archived record is read, not edited. */
export const archivedFault = ({ archivedAt }: Pick<Record, "archivedAt">): Reason[] =>
  archivedAt ? [reason("model.archived")] : [];

/** Why the record cannot be put away: it runs somewhere, people are asked to sign it, or it would point nowhere. */
export const archiveFaults = (
  record: Record,
  { reason: why, duplicateOf }: { reason: string; duplicateOf?: string | undefined },
  kept: { archived: boolean } | null,
): Reason[] => {
  const [live] = record.liveLabels;
  const points = duplicateOf !== undefined;
  return [
    ...archivedFault(record),
    ...(live ? [reason("model.live", { version: live })] : []),
    ...(record.openRequests > 0 ? [reason("model.request_open")] : []),
    ...((why === "duplicate") === points
      ? []
      : [reason(points ? "model.no_duplicate" : "model.duplicate_of_what", { path: "duplicateOf" })]),
    ...(points && (!kept || kept.archived || duplicateOf === record.id)
      ? [reason("model.duplicate_of_nothing", { path: "duplicateOf" })]
      : []),
  ];
};

/** Why the record cannot be called this. What is already asked to be signed or runs is a model. */
export const recordTypeFaults = (
  record: Record,
  { recordType, reason: why }: { recordType: string; reason?: string | undefined },
): Reason[] => [
  ...archivedFault(record),
  ...(recordType === "not_a_model" && !why ? [reason("record.reason_needed", { path: "reason" })] : []),
  ...(recordType !== "model" && record.openRequests > 0 ? [reason("model.request_open")] : []),
  ...(recordType !== "model" && record.liveLabels[0] ? [reason("model.live", { version: record.liveLabels[0] })] : []),
  ...(recordType === record.recordType && recordType !== "not_a_model" ? [reason("record.same")] : []),
];
