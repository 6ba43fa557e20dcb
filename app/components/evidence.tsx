import { Card } from "#components/ui/card";
import { ChangeList } from "#components/ui/diff";
import { Disclosure } from "#components/ui/disclosure";
import { Hash } from "#components/ui/hash";
import { KeyValues } from "#components/ui/key-values";
import { Link } from "#components/ui/link";
import { CalendarDate, Instant } from "#components/ui/time";
import { Timeline } from "#components/ui/timeline";

const digest = "sha256:9f3ca1d04e6b2f8812aa90cd37e1b5f64d2c8e0a91b7f3c65d0e4a2877b2e41a";
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const changes = [
  {
    key: "intendedUse",
    field: "Intended use",
    before: "Scores applications for unsecured loans up to 50,000 from residents; not for existing customers.",
    after: "Scores applications for unsecured loans up to 25,000 from residents aged 18 and over; not for existing customers.",
    note: "“The sample stops at 24,800.” Demo validator",
  },
  { key: "V4", field: "V4 Data quality", before: "2 known gaps, treated", after: "1 minor gaps" },
  { key: "owner", field: "Owner", before: null, after: "Demo model owner" },
];

export function EvidenceSamples() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card flush title="Changed since you last signed" aside="3 fields">
        <ChangeList changes={changes} />
      </Card>
      <div className="grid gap-4">
        <Card title="Record" aside={<Link href="/audit">Verify</Link>}>
          <KeyValues
            items={[
              { label: "Dossier", value: <Hash value={digest} label="Copy the dossier hash" /> },
              { label: "Requested", value: <Instant at={ago(26)} /> },
              { label: "Signed", value: <Instant at={ago(3)} show="exact" /> },
              { label: "Valid until", value: <CalendarDate on={dayIn(7)} distance /> },
              { label: "Last review", value: <CalendarDate on={dayIn(-12)} distance /> },
            ]}
          />
          <Disclosure summary="What the hash covers" aside="6 parts">
            Transition, policy versions, material content, version, assessment, and the checklist due at this gate.
          </Disclosure>
        </Card>
        <Card title="History">
          <Timeline
            events={[
              {
                id: "e3",
                at: ago(3),
                glyph: "check",
                sentence: (
                  <>
                    <b>Demo model owner</b> signed <i>responsible</i> on version 3.2.0.
                  </>
                ),
              },
              {
                id: "e2",
                at: ago(5),
                glyph: "back",
                sentence: (
                  <>
                    <b>Demo validator</b> returned version 3.2.0.
                  </>
                ),
                note: "“The sample stops at 24,800.”",
              },
              {
                id: "e1",
                at: ago(29),
                sentence: (
                  <>
                    <b>Demo data scientist</b> revised MDL-0007.
                  </>
                ),
                changes: changes.slice(0, 1),
              },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}
