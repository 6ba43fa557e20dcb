/** One choice; `lang` is that of a label which is kept in English. A value that is not text (true, null, 3) reaches the command as what it is. */
export type Option = { value: string | number | boolean | null; label: string; note?: string; lang?: "en" };

export const optionValue = (value: Option["value"]): string => (typeof value === "string" ? value : JSON.stringify(value));
