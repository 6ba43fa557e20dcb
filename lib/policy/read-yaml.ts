/** Reads one policy file and holds it against its schema; a bad file stops the start with file, path and reason. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";

export const POLICY_FOLDER = join(process.cwd(), "policy");

/** A union fails with one list of issues per branch; the branch that came furthest is the one the author meant. */
const explained = (issue: z.core.$ZodIssue, path: readonly PropertyKey[] = []): string => {
  const here = [...path, ...issue.path];
  const closest =
    issue.code === "invalid_union"
      ? issue.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a))[0]?.[0]
      : undefined;
  return closest ? explained(closest, here) : `${here.join(".") || "(file)"}: ${issue.message}`;
};
const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What a policy file says, held against its schema. Throws an Error naming file, path and reason, one line for each fault. */
export const parseYaml = <Schema extends z.ZodType>(name: string, schema: Schema, read: () => string): z.output<Schema> => {
  let content: unknown;
  try {
    content = parse(read());
  } catch (error) {
    throw new Error(`policy/${name}: ${messageOf(error)}`, { cause: error });
  }
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map((issue) => `policy/${name}: ${explained(issue)}`).join("\n"));
};

/** The content of `policy/<name>`. The folder is no parameter: so the build sees that nothing outside it is read here. */
export const readYaml = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
  parseYaml(name, schema, () => readFileSync(join(POLICY_FOLDER, name), "utf8"));

/** The value of `read`, which runs at most once: policy does not change while the process runs. */
export const once = <Value>(read: () => Value): (() => Value) => {
  let kept: { value: Value } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
};
