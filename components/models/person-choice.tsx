"use client";
import { Combobox } from "#components/ui/combobox";
import { type FoundOption, searchIn } from "#components/ui/search-in";

type PersonChoiceProps = { unitId?: string; holds?: "model_owner" | "data_scientist"; chosen?: FoundOption | null };

/** A colleague, found by name or address among those whose roles reach the unit. The command receives the e-mail address. */
export function PersonChoice({ unitId, holds, chosen = null }: PersonChoiceProps) {
  const narrowed = new URLSearchParams({
    ...(holds && { role: holds }),
    ...(unitId && { unit: unitId }),
    state: "active",
    limit: "20",
  });
  const search = searchIn(`/api/v1/people?${narrowed}&q=`, ({ email, name }) =>
    typeof email === "string" && typeof name === "string" ? { value: email, label: name, note: email } : null,
  );
  return <Combobox listsAtOnce search={search} defaultOption={chosen} />;
}
