/** Which policy is in force, by id, version and the SHA-256 of its file: kept with every request, so that old ones stay readable. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { controlLibrary, frameworks, lightPath, tieringPolicy } from "#lib/policy/load";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { once, POLICY_FOLDER } from "#lib/policy/read-yaml";

export type InForce = { id: string; version: string };
type Hashed = InForce & { sha256: string };
export type PoliciesInForce = {
  lifecycle: Hashed;
  tiering: Hashed;
  controls: Hashed;
  lightPath: Hashed;
  frameworks: Hashed[];
};

/** A policy's file is called by its id. */
const hashed = ({ id, version }: { id: string; version: string | number }, file = `${id}.yaml`): Hashed => ({
  id,
  version: String(version),
  sha256: createHash("sha256")
    .update(readFileSync(join(POLICY_FOLDER, file)))
    .digest("hex"),
});

export const policiesInForce = once(
  (): PoliciesInForce => ({
    lifecycle: hashed(lifecyclePolicy()),
    tiering: hashed(tieringPolicy()),
    controls: hashed(controlLibrary()),
    lightPath: hashed(lightPath()),
    frameworks: [...frameworks().values()]
      .map((framework) => hashed(framework, `frameworks/${framework.id}.yaml`))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }),
);
