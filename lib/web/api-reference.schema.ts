// The shape of what a person reads about the API.
import type { Role } from "#lib/access/permissions";

export type ApiField = { name: string; at: "path" | "query" | "body"; required: boolean; type: string; note: string };
export type ApiEntry = {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Who may call it; `why` is the sentence of the table of permissions. */
  roles: readonly Role[];
  ownOnly: readonly Role[];
  everyone: boolean;
  why: string;
  event: string | null;
  status: string;
  fields: ApiField[];
  answer: string;
};
export type ApiGroup = { name: string; entries: ApiEntry[] };
