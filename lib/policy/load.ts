/** The policy in force, read once from the policy folder. Server only; the rules take it as an argument. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { controlId, controlsSchema } from "#lib/policy/controls.schema";
import { type Framework, frameworkSchema } from "#lib/policy/frameworks.schema";
import { controlsOf, lightPathSchema } from "#lib/policy/light-path.schema";
import { once, POLICY_FOLDER, readYaml } from "#lib/policy/read-yaml";
import { tieringSchema } from "#lib/policy/tiering.schema";

/** One requirement a control answers for. */
export type CrosswalkEntry = { frameworkId: string; ref: string; id: string; title: string };

const CROSSWALK = "crosswalk.csv";

const crosswalkRows = z.array(
  z.object({
    control_id: controlId,
    framework_id: z.string().min(1),
    requirement_ref: z.string().min(1),
    requirement_id: z.string().min(1),
    requirement_title: z.string().min(1),
  }),
);

export const tieringPolicy = once(() => readYaml("tiering-v1.yaml", tieringSchema));
export const controlLibrary = once(() => readYaml("controls-v1.yaml", controlsSchema));

const mustExist = (file: string, ids: readonly string[]) => {
  const known = new Set(controlLibrary().controls.map((control) => control.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing) throw new Error(`policy/${file}: ${missing} is not a control of ${controlLibrary().id}`);
};

export const lightPath = once(() => {
  const file = "light-path-v1.yaml";
  const path = readYaml(file, lightPathSchema);
  mustExist(file, [...path.cards.flatMap(controlsOf), ...path.not_on_cards]);
  return path;
});

/** Every framework by its id. */
export const frameworks = once((): ReadonlyMap<string, Framework> => {
  const files = readdirSync(join(POLICY_FOLDER, "frameworks")).filter((name) => name.endsWith(".yaml"));
  const read = files.map((name) => {
    const framework = readYaml(`frameworks/${name}`, frameworkSchema);
    mustExist(
      `frameworks/${name}`,
      framework.requirements.flatMap((requirement) => requirement.maps_to),
    );
    return framework;
  });
  return new Map(read.map((framework) => [framework.id, framework]));
});

/** The requirements each control answers for, by control id. */
export const crosswalk = once((): ReadonlyMap<string, readonly CrosswalkEntry[]> => {
  const parsed = crosswalkRows.safeParse(parse(readFileSync(join(POLICY_FOLDER, CROSSWALK)), { columns: true }));
  if (!parsed.success) {
    const [row, column] = parsed.error.issues[0]?.path ?? [];
    throw new Error(`policy/${CROSSWALK}: row ${Number(row) + 2}, ${String(column)}: ${parsed.error.issues[0]?.message}`);
  }
  mustExist(
    CROSSWALK,
    parsed.data.map((row) => row.control_id),
  );
  const entries = new Map<string, CrosswalkEntry[]>();
  for (const row of parsed.data)
    entries.set(row.control_id, [
      ...(entries.get(row.control_id) ?? []),
      { frameworkId: row.framework_id, ref: row.requirement_ref, id: row.requirement_id, title: row.requirement_title },
    ]);
  return entries;
});
