/**
 * What a list can be narrowed to. `isMany`: to several of the choices at once, or to all but some; see choice.rules. `of`: any day or
 * span of days beside the choices, or any text in place of choices.
 */
export type Filter = {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  isMany?: boolean;
  of?: "day" | "text";
  /** What holds while nothing is chosen, where that is not "any". */
  unset?: string;
};

/** Filters that stand together in the panel, under what they have in common. */
export type FilterGroup = { label: string; filters: Filter[] };

export type Search = { name: string; label: string };

/** What is chosen now, by the names of the filters, and what to do with the form after a choice; `put` replaces what it says. */
export type FilterChoices = {
  values: Record<string, string>;
  onChoose: (form: HTMLFormElement, put?: Record<string, string>) => void;
};
