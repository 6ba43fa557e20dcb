// Runs in the browser before anything else of ours. Schemas read without compiling themselves: the attempt to would be caught and harmless,
// but the policy of our pages forbids it, and a page that breaks its policy is not to be told from one that is attacked.
import { config } from "zod/v4/core";

config({ jitless: true });
