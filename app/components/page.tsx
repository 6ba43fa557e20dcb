// The kit, alive: every component with the states it can be in. Only for those who build pages; the words are samples.
import { notFound } from "next/navigation";
import { AppShell } from "#components/shell/app-shell";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Button, ButtonLink } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Kbd } from "#components/ui/kbd";
import type { Params } from "#components/ui/link";
import { Menu } from "#components/ui/menu";
import { Banner } from "#components/ui/notice";
import { PageHeader } from "#components/ui/page-header";
import { StageChip } from "#components/ui/stage-chip";
import { StagePath } from "#components/ui/stage-path";
import { StateChip } from "#components/ui/state-chip";
import { Tabs } from "#components/ui/tabs";
import { TierChip } from "#components/ui/tier-chip";
import { ChartSamples } from "./charts.tsx";
import { ChipSamples } from "./chips.tsx";
import { EvidenceSamples } from "./evidence.tsx";
import { FormSamples } from "./forms.tsx";
import { MessageSamples } from "./messages.tsx";
import { TableSample } from "./table.tsx";
import { TokenSamples } from "./tokens.tsx";

const isOpen = process.env.NODE_ENV === "development";

const icon = (path: string) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4">
    <path d={path} />
  </svg>
);

const items = [
  { href: "/", label: "Portfolio", icon: icon("M2 8.5 8 3l6 5.5M4 7.5V13h8V7.5") },
  { href: "/inbox", label: "Inbox", icon: icon("M2 9l2-6h8l2 6v4H2zM2 9h3.4l1 2h3.2l1-2H14") },
  { href: "/components", label: "Models", icon: icon("M8 1.8 13.6 5v6L8 14.2 2.4 11V5zM2.4 5 8 8.2 13.6 5M8 8.2v6") },
  { href: "/sign-offs", label: "Sign-offs", icon: icon("M2 12.5C4 6 6 4 7 5s-2.5 6 0 6 3-4 4-3.5 0 2.5 3 1") },
  { href: "/findings", label: "Findings", icon: icon("M4 14V2.5h8L10.5 6 12 9.5H4") },
  { href: "/audit", label: "Audit", icon: icon("M3 2h7l3 3v9H3zM10 2v3h3M5.5 8.5h5M5.5 11h5") },
];

const steps = [
  { key: "proposed", label: "Proposed", state: "done", note: "3 Jun 2026" },
  { key: "in_development", label: "In development", state: "done", note: "18 Jun 2026" },
  { key: "in_validation", label: "In validation", state: "here", note: "since 9 Nov 2026 · 14 days" },
  { key: "approved", label: "Approved", state: "next", note: "gate G2" },
  { key: "in_production", label: "In production", state: "next", note: "gate G3" },
] as const;

const tabs = ["Overview", "Risk", "Checklist", "Evidence", "Sign-offs", "Findings", "Monitoring", "Lineage", "History"];

export default async function ComponentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  if (!isOpen) notFound();
  return (
    <AppShell
      items={items}
      person={{ id: "demo-validator", name: "Demo validator", roles: ["Validator"], access: "Your access: Retail credit, Fraud" }}
      finds={{ destinations: items.map(({ href, label }) => ({ href, label })), mayRegister: true, isApple: false }}
      signOut={
        <Button size="small" variant="quiet">
          Sign out
        </Button>
      }
      status={<StateChip of="check" state="passed" />}
      banners={<Banner tone="warn">Demonstration data. Dates are simulated, and every export says so.</Banner>}
    >
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            trail={[
              { label: "Models", href: "/models" },
              { label: "Retail credit", href: "/models?unit=retail" },
              { label: "MDL-0007" },
            ]}
          />
        }
        title="Retail credit scorecard"
        reference="MDL-0007 · 3.2.0"
        chips={
          <>
            <TierChip tier="high" />
            <StageChip stage="in_validation" />
            <Chip>EU AI Act: high-risk</Chip>
            <Chip>Automated decision</Chip>
          </>
        }
        note="3.1.0 is in production until 30 Nov 2026."
        actions={
          <>
            <Menu
              label="More"
              variant="quiet"
              items={[
                { label: "Compare versions", href: "/models/MDL-0007/compare" },
                { label: "Put on hold", note: "Pauses reminders, never validity", href: "/models/MDL-0007/hold" },
                { label: "Archive MDL-0007", danger: true, href: "/models/MDL-0007/archive" },
              ]}
            />
            <ButtonLink href="/components#table">Export dossier</ButtonLink>
            <Button variant="primary">
              Request approval <Kbd>A</Kbd>
            </Button>
          </>
        }
      />
      <StagePath label="Lifecycle of 3.2.0" steps={[...steps]} />
      <Tabs
        label="Parts of this model"
        tabs={tabs.map((label, index) => ({
          label,
          href: index === 0 ? "/components" : `/components/${label.toLowerCase()}`,
          count: label === "Checklist" ? "41/48" : label === "Findings" ? 2 : undefined,
        }))}
      />
      <div className="space-y-4">
        <MessageSamples />
        <EvidenceSamples />
        <TableSample params={await searchParams} />
        <FormSamples />
        <ChipSamples />
        <ChartSamples />
        <TokenSamples />
      </div>
    </AppShell>
  );
}
