/** The named mappings that come with the product, read and checked once. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { Mapping } from "#lib/imports/mapping.schema";

const FOLDER = join(process.cwd(), "policy", "mappings");

/** The mapping written in `text`. An error names `file` and the place in it. */
const read = (text: string, file: string): Mapping => {
  const parsed = Mapping.safeParse(parse(text, { maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  throw new Error(`The mapping ${file} is not valid:\n${z.prettifyError(parsed.error)}`);
};

let shipped: readonly Mapping[] | undefined;

/** Every mapping of `policy/mappings`, by file name. */
export const shippedMappings = (): readonly Mapping[] => {
  shipped ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => read(readFileSync(join(FOLDER, file), "utf8"), file));
  return shipped;
};

/** The shipped mapping called `id`. */
export const shippedMapping = (id: string): Mapping | undefined => shippedMappings().find((mapping) => mapping.id === id);
