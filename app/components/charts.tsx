import { Bar } from "#components/charts/bar";
import { Columns } from "#components/charts/columns";
import { Figure } from "#components/charts/figure";
import type { Series } from "#components/charts/series";
import { Spans } from "#components/charts/spans";
import { Twin } from "#components/charts/twin";
import { Card } from "#components/ui/card";

const MONTHS = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];

type Key = "plain" | "hatch" | "dots" | "hollow";
const SERIES: Series<Key>[] = [
  { key: "plain", label: "Plain", tone: "accent", texture: "plain" },
  { key: "hatch", label: "Hatched", tone: "good", texture: "hatch" },
  { key: "dots", label: "Dotted", tone: "warn", texture: "dots" },
  { key: "hollow", label: "Hollow", tone: "bad", texture: "hollow" },
];
const months = MONTHS.map((month, n) => ({ month, plain: 3 + n, hatch: (n * 5) % 4, dots: (n * 3) % 5, hollow: n % 3 }));
const spans = MONTHS.map((month, n) => ({ month, span: n === 2 ? null : { low: 2 + (n % 3), high: 6 + ((n * 7) % 9) } }));

/** Every drawing, every look of a series, and the steps of the heat map. */
export function ChartSamples() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card flush title="Columns over months">
        <Figure
          says="What it shows is said in a sentence first."
          series={SERIES}
          tableName="As a table"
          table={
            <Twin
              caption="Columns over months"
              corner="Month"
              heads={SERIES}
              rows={months.map((one) => ({
                key: one.month,
                name: one.month,
                cells: SERIES.map(({ key }) => ({ value: one[key], href: "/components" })),
              }))}
            />
          }
        >
          <Columns
            months={months}
            series={SERIES}
            href={() => "/components"}
            says={(month, { label }, value) => `${month}, ${label}: ${value}`}
          />
        </Figure>
      </Card>
      <Card title="Spans, bars, heat">
        <div className="space-y-4">
          <Spans
            months={spans}
            unit="days"
            href={() => "/components"}
            says={(month, { low, high }) => `${month}: ${low} to ${high}`}
          />
          {[12, 7, 1].map((most) => (
            <Bar
              key={most}
              values={{ plain: most, hatch: most / 2, dots: 1, hollow: 2 }}
              series={SERIES}
              most={22}
              href={() => "/components"}
              says={({ label }, value) => `${label}: ${value}`}
            />
          ))}
          <ul className="grid grid-cols-6 gap-1 text-center">
            {[1, 2, 3, 4, 5].map((step) => (
              <li key={step}>
                <a href="/components" className={`heat heat-${step}`}>
                  {step}
                </a>
              </li>
            ))}
            <li>
              <a href="/components" className="heat heat-claim">
                6
              </a>
            </li>
          </ul>
        </div>
      </Card>
    </div>
  );
}
