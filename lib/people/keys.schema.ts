import { z } from "zod";
import { PageInput, page } from "#lib/core/page";

export const KEY_DAYS = [30, 90, 365] as const;
const KeyScope = z.enum(["read", "write", "sign"]);

export const CreateApiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "problem.key_name").max(100).describe("What it is for"),
  scopes: z.array(KeyScope).min(1, "problem.key_scope").max(3).describe("sign only at the machine's own command line"),
  expiresInDays: z.number().int().min(1).max(366).default(90),
  personId: z.string().optional().describe("Whose key it is; only the command line names somebody"),
});
export const CreatedApiKey = z.object({
  id: z.string(),
  key: z.string().describe("Shown once"),
  prefix: z.string(),
  scopes: z.array(KeyScope),
  expiresAt: z.date(),
});

export const KEY_STATES = ["active", "expired", "revoked"] as const;
export const ApiKeyRow = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(KeyScope),
  state: z.enum(KEY_STATES),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  lastUsedAt: z.date().nullable(),
});
export const ListApiKeysInput = z.strictObject({
  whose: z.enum(["mine", "everybody"]).default("mine").describe("everybody: for administrators and auditors"),
  personId: z.string().optional().describe("With everybody: the keys of this person"),
  state: z.enum(KEY_STATES).optional(),
  ...PageInput,
});
export const ApiKeysPage = page(ApiKeyRow);
export const ApiKeyInput = z.strictObject({ keyId: z.string() });
