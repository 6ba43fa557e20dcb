import type { z } from "zod";
import { isStorable } from "#lib/db/storable";

type Params = Record<string, string | string[] | undefined>;

/** What the address of a list asks for, as input of its query. What the query does not know or cannot read is left out. */
export function listInput<S extends z.ZodObject>(schema: S, params: Params): Partial<z.input<S>> {
  const readable = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = Object.hasOwn(params, name) ? [params[name]].flat()[0] : undefined;
    return value && isStorable(value) && field.safeParse(value).success ? [[name, value]] : [];
  });
  return Object.fromEntries(readable);
}
