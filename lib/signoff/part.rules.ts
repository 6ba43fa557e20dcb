/** Values of a dossier part by part, so that each part can be named where old and new are shown. */
import { spotOf } from "#lib/signoff/caption.rules";
import type { Difference } from "#lib/signoff/schema";

export type Json = Difference["before"];

/** Below these a caption names the whole, and this many steps on stands the part. */
const DEEPER: Record<string, number> = {
  "version/artifact": 2,
  "version/datasets": 3,
  "version/documentation": 3,
  "policy/frameworks": 2,
};

/** The part of what a caption names that a difference is about: the digest of a dataset; null where it is about the whole. */
export const partOf = (path: string): string | null => {
  const steps = path.split("/");
  const deeper = DEEPER[steps.slice(0, 2).join("/")];
  const part = deeper === undefined ? undefined : steps[deeper];
  // The text of a section is what the section says.
  return part === undefined || part === "text" ? null : part;
};

/** A SHA-256 as it is kept, with or without its algorithm. */
export const isDigest = (value: Json): value is string => typeof value === "string" && /^(sha256:)?[0-9a-f]{64}$/.test(value);

type Fields = { [key: string]: Json };
export const isFields = (value: Json): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** What the caption above a whole says already. */
const NAMED: Record<string, string> = { datasets: "name", documentation: "key", control: "id" };
const isEmpty = (value: Json) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The parts of a whole that came or went, in their order: those that hold something and are not in its caption. */
export const partsShown = (path: string, value: Fields): [part: string, value: Json][] => {
  const { field } = spotOf(path);
  return Object.entries(value).filter(([part, one]) => !isEmpty(one) && part !== NAMED[field]);
};
