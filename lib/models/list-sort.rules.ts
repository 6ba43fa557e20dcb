/** What the list of models can be sorted by; match is how well it matches the words that are searched. */
export const SORTS = ["name", "ref", "tier", "stage", "updated", "owner", "match"] as const;
export type Sort = (typeof SORTS)[number];
