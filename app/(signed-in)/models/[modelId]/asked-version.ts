import type { Params } from "#components/ui/link";
import type { OutputOf } from "#lib/core/operation";
import { inFlight } from "#lib/lifecycle/rules";
import type { operations } from "#lib/operations";

type Model = OutputOf<typeof operations.getModel>;
type Version = Model["versions"][number];

/** The version a page of the model is about: the one its address names, else the one on its way, else the one shown. */
export const askedVersion = ({ versions, currentVersionId }: Model, { version }: Params): Version | undefined => {
  if (version !== undefined) return versions.find(({ id, label }) => id === version || label === version);
  return versions.find(({ stage }) => inFlight(stage)) ?? versions.find(({ id }) => id === currentVersionId);
};
