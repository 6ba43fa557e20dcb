/** What can be done with several models of the list at once: the same command for each, one after the other, each decided by itself. */
import type { Permission } from "#lib/access/permissions";

type Many = {
  /** Run for each model with its id and what the form holds. */
  command: string;
  permission: Permission;
  /** Whether it is done with what is listed, or with what is archived. */
  on: "listed" | "archived";
  /** Says which revision of the model it was decided on, and is refused when that is no longer the newest. */
  saysRevision?: true;
};

export const MANY_ACTS = {
  owner: { command: "assignOwner", permission: "model:assign-owner", on: "listed" },
  move: { command: "reviseModel", permission: "model:revise", on: "listed", saysRevision: true },
  recordType: { command: "setRecordType", permission: "model:govern", on: "listed" },
  archive: { command: "archiveModel", permission: "model:govern", on: "listed" },
  unarchive: { command: "unarchiveModel", permission: "model:govern", on: "archived" },
} as const satisfies Record<string, Many>;
export const saysRevision = (act: ManyAct): boolean => "saysRevision" in MANY_ACTS[act];
export type ManyAct = keyof typeof MANY_ACTS;

const ACTS = Object.keys(MANY_ACTS) as ManyAct[];

/** Those that a list offers to somebody. */
export const actsOffered = (may: (permission: Permission) => boolean, isArchived: boolean): ManyAct[] =>
  ACTS.filter((act) => may(MANY_ACTS[act].permission) && (MANY_ACTS[act].on === "archived") === isArchived);
