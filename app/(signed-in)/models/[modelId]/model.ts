import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

/** The model of this address. */
export const modelAt = (modelId: string) => load(operations.getModel, { modelId });

/** The event after which a form was opened, so that a refused edit can tell what happened since. */
export const newestEventOf = async (modelId: string): Promise<string | null> => {
  const { items } = await load(operations.getModelHistory, { modelId, limit: 1 });
  return items[0]?.id ?? null;
};
