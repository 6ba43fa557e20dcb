import { GateActions } from "#components/lifecycle/gate-actions";
import { GatePanel, isReady } from "#components/lifecycle/gate-panel";
import { Words } from "#components/ui/words";
import type { OutputOf } from "#lib/core/operation";
import { inFlight } from "#lib/lifecycle/rules";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";

type Model = OutputOf<typeof operations.getModel>;

/** The version somebody has to do something about: on its way, else approved and not live, else the one shown. */
const pressing = ({ versions, currentVersionId }: Model) =>
  versions.find(({ stage }) => inFlight(stage)) ??
  versions.find(({ stage, isLive }) => stage === "approved" && !isLive) ??
  versions.find(({ id }) => id === currentVersionId);

/** The next gate of that version: what still keeps it closed, and the request. */
export async function NextGate({ model }: { model: Model }) {
  const version = pressing(model);
  if (!version || model.recordType === "not_a_model" || model.archivedAt) return null;
  const [{ actor }, gate] = await Promise.all([viewer(), load(operations.getGate, { versionId: version.id })]);
  const { to, own, dossierHash, deploymentNeeded, artifactDigest, atOnce, mayRequest, opensByItself } = gate;
  const about = { versionId: version.id, name: model.name, version: version.label, isOwner: model.owner?.id === actor.id };
  const asked =
    to && mayRequest && isReady(gate) && !opensByItself
      ? { ...about, to, own, dossierHash, deploymentNeeded, artifactDigest }
      : null;
  const actions =
    asked || atOnce.length > 0 ? (
      <Words of={["lifecycle", "signoff"]}>
        <GateActions asked={asked} atOnce={atOnce} about={about} />
      </Words>
    ) : null;
  const since = version.isShown ? model.stageSince : null;
  return <GatePanel gate={gate} modelId={model.id} version={version.label} since={since} actions={actions} />;
}
