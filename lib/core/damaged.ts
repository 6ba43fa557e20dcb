import { sqlState } from "#lib/core/attempts";

/**
 * PostgreSQL met data of its own that cannot be right: a page whose checksum does not match (XX001), or an index at odds with its
 * table (XX002). A later try meets it again; what lies elsewhere is sound.
 */
export const isDamaged = (error: unknown): boolean => /^XX00[12]$/.test(sqlState(error) ?? "");
