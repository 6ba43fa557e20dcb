import type { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";

/** Parses strictly; each fault becomes a reason that names its field. */
export function parseInput(schema: z.ZodType, raw: unknown): unknown {
  const parsed = schema.safeParse(raw, { reportInput: false });
  if (parsed.success) return parsed.data;
  throw new Refusal(
    "invalid",
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => reason("invalid.unknown", { path: [...issue.path, key].join(".") }))
        : [reason("invalid", { path: issue.path.join("."), problem: issue.message })],
    ),
  );
}
