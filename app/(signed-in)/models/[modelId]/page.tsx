import { ContentCard } from "#components/models/content-card";
import { FactsCard } from "#components/models/facts-card";
import { ImportedCard } from "#components/models/imported-card";
import { LifecyclePath } from "#components/models/lifecycle-path";
import { LinksCard } from "#components/models/links-card";
import { PeopleCard } from "#components/models/people-card";
import { RecordCard } from "#components/models/record-card";
import { DeploymentsCard, VersionsCard } from "#components/models/versions-card";
import { WaitingCard } from "#components/models/waiting-card";
import { viewer } from "#lib/web/page";
import { NextGate } from "./gate.tsx";
import { modelAt } from "./model.ts";
import { rightsOn } from "./rights.ts";

export default async function ModelPage({ params }: { params: Promise<{ modelId: string }> }) {
  const [{ actor }, model] = await Promise.all([viewer(), modelAt((await params).modelId)]);
  const rights = rightsOn(actor, model);
  return (
    <>
      {model.recordType === "not_a_model" ? null : <LifecyclePath model={model} />}
      <div className="grid items-start gap-4 lg:grid-cols-[1.55fr_1fr]">
        <div className="grid min-w-0 gap-4">
          <NextGate model={model} />
          <ContentCard content={model.content} />
          <FactsCard model={model} mayRevise={rights.revise} />
          {model.imported ? <ImportedCard imported={model.imported} claim={model.claim} /> : null}
        </div>
        <div className="grid min-w-0 gap-4">
          <WaitingCard requests={model.openRequests} />
          <PeopleCard model={model} rights={rights} />
          <VersionsCard modelId={model.id} versions={model.versions} />
          <DeploymentsCard deployments={model.deployments} />
          <LinksCard model={model} />
          <RecordCard model={model} rights={rights} />
        </div>
      </div>
    </>
  );
}
