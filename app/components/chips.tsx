import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { EmptyState } from "#components/ui/empty-state";
import { KeyValues } from "#components/ui/key-values";
import { Skeleton } from "#components/ui/skeleton";
import { type Stage, StageChip } from "#components/ui/stage-chip";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";

const stages: Stage[] = [
  "proposed",
  "in_development",
  "in_validation",
  "approved",
  "in_production",
  "restricted",
  "retired",
  "rejected",
];

export function ChipSamples() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <Card title="One look everywhere">
        <KeyValues
          items={[
            {
              label: "Tier",
              value: (
                <Row>
                  {(["high", "medium", "low", null] as const).map((tier) => (
                    <TierChip key={tier} tier={tier} />
                  ))}
                </Row>
              ),
            },
            {
              label: "Stage",
              value: (
                <Row>
                  {stages.map((stage) => (
                    <StageChip key={stage} stage={stage} />
                  ))}
                </Row>
              ),
            },
            {
              label: "Substate, claim",
              value: (
                <Row>
                  <StageChip stage="restricted" substate="out_of_policy" />
                  <StageChip stage="in_production" substate="pilot" />
                  <StageChip stage="proposed" claimed="in_production/full" />
                </Row>
              ),
            },
            {
              label: "Sign-off",
              value: (
                <Row>
                  {(["waiting", "open", "signed", "returned", "refused", "void"] as const).map((state) => (
                    <StateChip key={state} of="signoff" state={state} />
                  ))}
                </Row>
              ),
            },
            {
              label: "Control",
              value: (
                <Row>
                  {(["unanswered", "effective", "partly", "not_effective", "not_applicable"] as const).map((state) => (
                    <StateChip key={state} of="control" state={state} />
                  ))}
                </Row>
              ),
            },
            {
              label: "Evidence, job",
              value: (
                <Row>
                  <StateChip of="evidence" state="pending" />
                  <StateChip of="evidence" state="accepted" />
                  <StateChip of="job" state="running" />
                  <StateChip of="job" state="failed" />
                </Row>
              ),
            },
            {
              label: "Other",
              value: (
                <Row>
                  <Chip tone="accent">material</Chip>
                  <Chip>GDPR</Chip>
                  <Chip claim>link can change</Chip>
                </Row>
              ),
            },
          ]}
        />
      </Card>
      <div className="grid gap-4">
        <Card title="Inbox" flush>
          <EmptyState title="Nothing waits on you" action={<ButtonLink href="/models">See all models</ButtonLink>}>
            When somebody asks for your signature or your answer, it appears here with the reason and the day it is due.
          </EmptyState>
        </Card>
        <Card title="While it loads">
          <Skeleton lines={3} />
        </Card>
      </div>
    </div>
  );
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="flex flex-wrap gap-1.5">{children}</div>;
}
