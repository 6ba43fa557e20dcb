/** One thing that was found: what the command receives, what is read, and what tells it from another of the same name. */
export type FoundOption = { value: string; label: string; note?: string };

export type Search = (text: string, signal: AbortSignal) => Promise<FoundOption[]>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * A search for a combobox over a list of the REST interface: `searchIn("/api/v1/people?q=", toOption)`. `toOption` makes an
 * option of one item, or null to leave it out. Rejects when the server does not answer with a list.
 */
export const searchIn =
  (address: string, toOption: (item: Record<string, unknown>) => FoundOption | null): Search =>
  async (text, signal) => {
    const response = await fetch(address + encodeURIComponent(text), { signal, headers: { accept: "application/json" } });
    const body: unknown = await response.json();
    if (!response.ok || !isRecord(body) || !Array.isArray(body.items)) throw new Error(`No list at ${address}`);
    return body.items.filter(isRecord).flatMap((item) => toOption(item) ?? []);
  };
