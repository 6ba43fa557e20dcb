import { Card, CardRow, CardRows } from "#components/ui/card";
import { Glyph } from "#components/ui/glyph";
import { KeyValues } from "#components/ui/key-values";
import { Link } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { Progress } from "#components/ui/progress";
import { Refusal } from "#components/ui/refusal";
import { RiskMatrix } from "#components/ui/risk-matrix";
import { ScoreBar } from "#components/ui/score-bar";
import { StateChip } from "#components/ui/state-chip";

const reasons = [
  { code: "SD-15", message: "You opened this request, so you cannot approve it.", clearedBy: "Demo risk officer 2" },
  {
    code: "CC-FAI-01",
    message: "The fairness test misses the attribute age.",
    clearedBy: "A data scientist",
    fix: "/models/MDL-0007/checklist#CC-FAI-01",
  },
];

const cells = {
  high: { low: "medium", medium: "high", high: "high" },
  medium: { low: "low", medium: "medium", high: "high" },
  low: { low: "low", medium: "low", high: "medium" },
} as const;

const open = [
  {
    code: "CC-FAI-01",
    text: "Fairness test misses the attribute age",
    note: "also EU AI Act 10(2)(f) and Regulation B · data scientist",
    action: "Add result",
  },
  {
    code: "F-118",
    text: "Finding F-118 is open and blocking",
    note: "Reject-inference sample not representative · due 27 Nov 2026 · model owner",
    action: "Answer",
  },
  { code: "CC-VAL-02", text: "Validation outcome not recorded", note: "waits on you since 9 Nov 2026", action: "Record outcome" },
];

export function MessageSamples() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="grid gap-4">
        <Card flush title="What stands between this version and approval" aside="3 of 11 open">
          <CardRows>
            {open.map(({ code, text, note, action }) => (
              <CardRow
                key={code}
                lead={<Glyph name="ring" className="size-3.5 text-bad" />}
                note={`${code} · ${note}`}
                aside={<Link href={`/models/MDL-0007/checklist#${code}`}>{action}</Link>}
              >
                {text}
              </CardRow>
            ))}
            <CardRow lead={<Glyph name="seal" className="size-3.5 text-good" />}>
              <span className="text-ink-2">No segregation conflict among the people named</span>
            </CardRow>
          </CardRows>
        </Card>
        <Refusal standing title="You cannot approve Retail credit scorecard 3.2.0" reasons={reasons} />
        <Notice tone="info" title="Changed since you opened it">
          Intended use, by Demo model owner, 2 minutes ago. <Link href="/models/MDL-0007/history">Read the change</Link>, then
          decide again.
        </Notice>
        <Notice tone="good" title="Signed" live>
          Next: Demo model owner. Approved when two more have signed.
        </Notice>
        <Notice tone="warn">This voids 2 signatures: Demo model owner, Demo validator.</Notice>
      </div>
      <div className="grid gap-4">
        <Card title="Risk" aside={<StateChip of="assessment" state="confirmed" />}>
          <div className="grid gap-3">
            <ScoreBar label="Impact" value={63.5} word="high" bounds={[30, 55]} />
            <ScoreBar label="Vulnerability" value={37.5} word="medium" bounds={[30, 55]} />
            <RiskMatrix cells={cells} at={{ impact: "high", vulnerability: "medium" }} />
            <KeyValues
              items={[
                { label: "Knock-outs", value: "KO-02, KO-04, KO-05" },
                { label: "Override", value: "none" },
              ]}
            />
          </div>
        </Card>
        <Card title="Import of 23 Nov 2026" aside={<StateChip of="job" state="running" />}>
          <Progress label="Reading rows" value={1204} max={3611} note="1,204 of 3,611 rows" />
        </Card>
      </div>
    </div>
  );
}
