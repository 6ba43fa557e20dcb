/** The lifecycle policy in force, read once. */
import { lifecyclePolicySchema } from "#lib/policy/lifecycle.schema";
import { once, readYaml } from "#lib/policy/read-yaml";

/** Throws an Error naming file, path and reason when the policy does not hold together. */
export const lifecyclePolicy = once(() => readYaml("lifecycle-v1.yaml", lifecyclePolicySchema));
