import { cache } from "react";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

/** The model of this address, read once per request: its layout and its pages show the same. */
export const modelAt = cache((modelId: string) => load(operations.getModel, { modelId }));
