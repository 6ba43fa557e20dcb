import type { z } from "zod";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { worded } from "#lib/core/wording";
import { isStorable } from "#lib/db/storable";

const REASONS_MAX = 20;

type Found = { path: string; value: unknown };

/** A name as it is shown: what cannot be stored stands there as its escape. */
const shown = (name: string) => (isStorable(name) ? name : JSON.stringify(name).slice(1, -1));

/** Lists and plain objects are looked into; anything else that a browser can send is no text and left to the schema. */
const holdsParts = (value: unknown): value is object =>
  Array.isArray(value) ||
  (value !== null && typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value)));

const partsOf = (path: string, value: object): Found[] =>
  Object.entries(value).map(([name, part]) => ({ path: path ? `${path}.${shown(name)}` : shown(name), value: part }));

/** The input and all its parts, at any depth without recursion; what refers to itself comes once. */
function* everythingIn(raw: unknown): Generator<Found> {
  const left: Found[] = [{ path: "", value: raw }];
  const seen = new Set<unknown>();
  for (let found = left.pop(); found; found = left.pop()) {
    if (seen.has(found.value)) continue;
    yield found;
    if (!holdsParts(found.value)) continue;
    seen.add(found.value);
    for (const part of partsOf(found.path, found.value)) left.push(part);
  }
}

/** The texts of this very place: itself, or the names of its fields. */
const textsAt = (value: unknown): string[] => (typeof value === "string" ? [value] : holdsParts(value) ? Object.keys(value) : []);

/** The first places with a text that the database could not keep. */
function unstorable(raw: unknown): Reason[] {
  const faults: Reason[] = [];
  for (const { path, value } of everythingIn(raw)) {
    if (textsAt(value).every(isStorable)) continue;
    faults.push(reason("invalid.text", { path: path.slice(0, 200) || "body" }));
    if (faults.length === REASONS_MAX) break;
  }
  return faults;
}

const KINDS: readonly string[] = ["too_small", "too_big", "invalid_format", "invalid_value"];
const kindOf = ({ code, input }: z.core.$ZodRawIssue): string => {
  if (input === undefined && (code === "invalid_type" || code === "invalid_value")) return "missing";
  return code === "invalid_type" || KINDS.includes(code) ? code : "other";
};

/** What a schema says without words of its own, in ours: by the kind of fault, with its limits. */
const inOurWords = (issue: z.core.$ZodRawIssue): string => {
  const { expected, origin, minimum, maximum, format, values } = issue as Record<string, unknown>;
  return worded(
    reason(`problem.${kindOf(issue)}`, {
      expected: String(expected),
      origin: String(origin),
      format: String(format),
      limit: Number(minimum ?? maximum ?? 0),
      values: Array.isArray(values) ? values.map(String).join(", ") : "",
    }),
  ).message;
};

/** A schema that says what is wrong by itself names the sentence: `problem.email`. */
const problemOf = ({ message }: z.core.$ZodIssue): string =>
  message.startsWith("problem.") ? worded(reason(message)).message : message;

/** Parses strictly; each fault becomes a reason that names its field. */
export function parseInput(schema: z.ZodType, raw: unknown): unknown {
  const faults = unstorable(raw);
  if (faults.length > 0) throw new Refusal("invalid", faults);
  const parsed = schema.safeParse(raw, { reportInput: false, error: inOurWords });
  if (parsed.success) return parsed.data;
  throw new Refusal(
    "invalid",
    parsed.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => reason("invalid.unknown", { path: [...issue.path, key].join(".") }))
        : [reason("invalid", { path: issue.path.join("."), problem: problemOf(issue) })],
    ),
  );
}
