/** What a list can be narrowed to. */
export type Filter = { name: string; label: string; options: { value: string; label: string }[] };

/** Filters that stand together in the panel, under what they have in common. */
export type FilterGroup = { label: string; filters: Filter[] };

export type Search = { name: string; label: string };

/** What is chosen now, by the names of the filters, and what to do with the form after a choice. */
export type FilterChoices = { values: Record<string, string>; onChoose: (form: HTMLFormElement) => void };
