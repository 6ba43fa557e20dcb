// Every setting of the product, read once. A malformed, missing or unknown one stops the start with a sentence that names it.
import { z } from "zod";
import { StartFault } from "#lib/host/fault";

const postgres = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" });
const flag = z
  .enum(["0", "1", "true", "false", "on", "off"], { error: "must be on or off" })
  .transform((v) => v === "1" || v === "true" || v === "on");
const PORT_IS = "must be a port number from 1 to 65535";

const DRAIN_IS = "must be a number of seconds from 0 to 300";

const Settings = z.strictObject({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_IS)
    .transform(Number)
    .pipe(z.int().min(1, PORT_IS).max(65535, PORT_IS))
    .default(3000),
  RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "must be a whole number of requests a second, from 1 to 999999")
    .default("100")
    .transform(Number),
  DATABASE_URL: postgres.optional(),
  DATABASE_OWNER_URL: postgres.optional(),
  DATABASE_READ_URL: postgres.optional(),
  COUNTERSIGN_HOME: z.string().min(1).default(".countersign"),
  COUNTERSIGN_DEMO: flag.optional(),
  COUNTERSIGN_LOG: z.enum(["files", "stdout"], { error: "must be files or stdout" }).default("files"),
  EVIDENCE_URL: z
    .string()
    .regex(/^file:/, "must be a file: address")
    .optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  COUNTERSIGN_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, "must have at least 16 characters and no space")
    .optional(),
  COUNTERSIGN_DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, DRAIN_IS)
    .transform(Number)
    .pipe(z.int().max(300, DRAIN_IS))
    .default(0),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
});
export type Settings = z.output<typeof Settings>;
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

const OURS = /^(PORT$|RATE_LIMIT$|COUNTERSIGN_|DATABASE_|EVIDENCE_|NEXTAUTH_|SMTP_|OIDC_)/;

/** Throws a StartFault that names each setting at fault and says what it must be. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const ours = Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== "" && OURS.test(name)));
  const parsed = Settings.safeParse(ours);
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `${key} is not a setting of Countersign`)
        : [`${issue.path.join(".")} ${issue.message}`],
    );
    throw new StartFault(`${faults.join("; ")}.`);
  }
  const settings = parsed.data;
  if (settings.DATABASE_URL && !settings.DATABASE_OWNER_URL)
    throw new StartFault("DATABASE_OWNER_URL must be set beside DATABASE_URL: migrations run as the owner of the tables.");
  if (settings.DATABASE_URL && !settings.DATABASE_READ_URL)
    throw new StartFault(
      "DATABASE_READ_URL must be set beside DATABASE_URL: pages and exports read as a role that cannot write.",
    );
  return settings;
}
