import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { Pager } from "#components/ui/pager";
import { Reference } from "#components/ui/reference";
import { type Stage, StageChip } from "#components/ui/stage-chip";
import { type Tier, TierChip } from "#components/ui/tier-chip";
import { CalendarDate } from "#components/ui/time";

type Sample = {
  ref: string;
  name: string;
  tier: Tier | null;
  stage: Stage;
  claimed?: string;
  owner: string;
  unit: string;
  review: string | null;
  open: number;
};

const rows: Sample[] = [
  {
    ref: "MDL-0007",
    name: "Retail credit scorecard",
    tier: "high",
    stage: "in_validation",
    owner: "Demo model owner",
    unit: "Retail credit",
    review: "2026-11-30",
    open: 4,
  },
  {
    ref: "MDL-0012",
    name: "Sepsis early warning",
    tier: "high",
    stage: "restricted",
    owner: "Demo model owner",
    unit: "Acute care",
    review: "2026-12-14",
    open: 1,
  },
  {
    ref: "MDL-0031",
    name: "Marketing churn",
    tier: "low",
    stage: "in_production",
    owner: "Demo model owner",
    unit: "Marketing",
    review: "2027-06-18",
    open: 0,
  },
  {
    ref: "MDL-0044",
    name: "CV ranking",
    tier: "medium",
    stage: "approved",
    owner: "Demo model owner",
    unit: "People",
    review: "2027-01-09",
    open: 0,
  },
  {
    ref: "MDL-0131",
    name: "Refund agent, imported from the application list of the service centre",
    tier: null,
    stage: "proposed",
    claimed: "in_production/full",
    owner: "",
    unit: "Imported",
    review: null,
    open: 12,
  },
];

export function TableSample({ params }: { params: Params }) {
  const by = typeof params.sort === "string" ? params.sort : "name";
  const found = rows.filter(({ tier }) => !params.tier || tier === params.tier);
  return (
    <section id="table">
      <FilterBar
        path="/components"
        params={params}
        search={{ name: "q", label: "Name or id" }}
        filters={[
          {
            name: "tier",
            label: "Tier",
            options: [
              { value: "high", label: "High" },
              { value: "medium", label: "Medium" },
              { value: "low", label: "Low" },
            ],
          },
          {
            name: "stage",
            label: "Stage",
            options: [
              { value: "in_validation", label: "In validation" },
              { value: "in_production", label: "In production" },
            ],
          },
        ]}
      >
        <Button>CSV</Button>
      </FilterBar>
      <Card flush>
        <DataTable
          caption="Models"
          rows={found}
          rowKey={({ ref }) => ref}
          href={({ ref }) => `/models/${ref}`}
          sort={{ path: "/components", params, by }}
          empty={
            <EmptyState glyph="ring" title="No model matches">
              Take back a filter, or search for something else.
            </EmptyState>
          }
          columns={[
            { key: "name", header: "Model", sort: "name", primary: true, cell: ({ name }) => name },
            {
              key: "ref",
              header: "Id",
              sort: "ref",
              cell: ({ ref }) => <Reference>{ref}</Reference>,
            },
            { key: "tier", header: "Tier", sort: "tier", cell: ({ tier }) => <TierChip short tier={tier} /> },
            {
              key: "stage",
              header: "Stage",
              sort: "stage",
              cell: ({ stage, claimed }) => <StageChip stage={stage} claimed={claimed} />,
            },
            {
              key: "owner",
              header: "Owner",
              from: "desk",
              cell: ({ owner }) => owner || <span className="text-bad">no owner</span>,
            },
            { key: "unit", header: "Unit", from: "desk", cell: ({ unit }) => unit },
            {
              key: "review",
              header: "Review due",
              sort: "review",
              cell: ({ review }) => (review ? <CalendarDate on={review} /> : "—"),
            },
            { key: "open", header: "Open", sort: "open", align: "end", cell: ({ open }) => open },
          ]}
        />
        <Pager path="/components" params={params} nextCursor="abc">
          1 to {found.length} of 412
        </Pager>
      </Card>
    </section>
  );
}
