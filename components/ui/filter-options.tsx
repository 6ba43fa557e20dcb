import type { Filter } from "./filter.ts";
import { useFilterWords } from "./filter-words.ts";

/** The choices of a filter, and what it is set to where that is more than one of them: the form then keeps it. */
export function FilterOptions({ filter, value }: { filter: Filter; value: string }) {
  const words = useFilterWords();
  const isOne = value === "" || filter.options.some((option) => option.value === value);
  return (
    <>
      {isOne ? null : <option value={value}>{words(filter, value)}</option>}
      {filter.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </>
  );
}
