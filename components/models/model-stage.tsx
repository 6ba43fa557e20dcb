import { StageChip } from "#components/ui/stage-chip";
import type { Stage } from "#lib/lifecycle/schema";

type Props = { model: { stage: Stage; substate: string | null; claim: { stage: string | null; extent: string | null } | null } };

/** The stage of a model as it is shown everywhere: while an imported claim stands it takes the place of the stage and says so. */
export function ModelStage({ model: { stage, substate, claim } }: Props) {
  const claimed = claim?.stage ? [claim.stage, claim.extent].filter(Boolean).join("/") : null;
  return <StageChip stage={stage} substate={substate} claimed={claimed} />;
}
